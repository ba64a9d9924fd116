import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { couponSummary } from '@/features/checkout/coupon-choice';
import { Card, Cell } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Price } from '@/ui/price';
import { CouponSheet } from './coupon-sheet';
import { PointsRow } from './points-row';
import type { Benefits } from './use-benefits';

interface BenefitsCardProps {
  quote: Quote;
  benefits: Benefits;
  onCoupon: (id: string) => Promise<void>;
  onCoupons: (ids: string[] | undefined) => Promise<void>;
}

/** What makes this order cheaper: membership, coupons, points. */
export function BenefitsCard({ quote, benefits, onCoupon, onCoupons }: BenefitsCardProps) {
  const [choosing, setChoosing] = useState(false);
  const { member } = quote;
  const { text, saves } = couponSummary(quote);
  return (
    <Card className="checkout-benefits">
      {member && (member.saves > 0 || member.freeFreight) ? (
        <View id="member-saves" className="checkout-member">
          <Icon name="crown" size={18} />
          <View className="checkout-member-text">{member.levelName}权益</View>
          {member.freeFreight ? <View className="checkout-coupons-tag">免运费</View> : null}
          {member.saves > 0 ? (
            <>
              <View className="checkout-coupons-tag">会员价</View>
              <Price fen={-member.saves} size="s" />
            </>
          ) : null}
        </View>
      ) : null}
      <Cell
        id="coupons"
        label="优惠券"
        value={
          <View className="checkout-coupons">
            <View className={saves > 0 ? 'checkout-coupons-tag' : ''}>{text}</View>
            {saves > 0 ? <Price id="coupons-saved" fen={-saves} size="s" /> : null}
          </View>
        }
        onTap={() => setChoosing(true)}
      />
      <PointsRow points={quote.points} onUse={benefits.usePoints} />
      {choosing ? (
        <CouponSheet
          quote={quote}
          automatic={benefits.automatic}
          onTap={onCoupon}
          onNone={() => onCoupons([])}
          onBest={() => onCoupons(undefined)}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </Card>
  );
}
