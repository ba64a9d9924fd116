import { Text, View } from '@tarojs/components';
import type { CouponTerms } from '@huitou/shared-types/coupons/schema.ts';
import { Price } from '@/ui/price';

export type Worth = Pick<CouponTerms, 'kind' | 'amount' | 'percentOff' | 'maxOff' | 'headline'>;

/** What a coupon is worth, large: an amount, a discount, or the server's words. */
export function CouponWorth({ worth, quiet }: { worth: Worth; quiet?: boolean }) {
  const { kind, amount, percentOff, maxOff, headline } = worth;
  const price = kind === 'amount' ? amount : kind === 'exchange' && amount > 0 ? amount : kind === 'free_freight' ? maxOff : null;
  if (price !== null)
    return (
      <View className="coupon-worth">
        <Price fen={price} className="coupon-worth-price" {...(quiet ? { tone: 'quiet' as const } : {})} />
        {kind === 'amount' ? null : <View className="coupon-worth-what">{kind === 'exchange' ? '换购价' : '运费抵扣'}</View>}
      </View>
    );
  if (kind === 'percent' && percentOff < 100)
    return (
      <View className="coupon-worth">
        <Text className="coupon-worth-number">{(100 - percentOff) / 10}</Text>
        <Text className="coupon-worth-unit">折</Text>
      </View>
    );
  return <View className="coupon-worth coupon-worth-words">{headline}</View>;
}
