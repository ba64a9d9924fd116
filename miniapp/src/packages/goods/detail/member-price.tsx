import { View } from '@tarojs/components';
import type { ProductDetail, SkuView } from '@huitou/shared-types/catalog/schema.ts';
import { useMemberPrices } from '@/features/members/queries';
import { go } from '@/platform/nav';
import { Icon } from '@/ui/icon';
import { Price } from '@/ui/price';

/** What it costs at the customer's level, where that is less: of the chosen SKU, else from the cheapest on. */
export function MemberPrice({ product, sku }: { product: ProductDetail; sku: SkuView | undefined }) {
  const found = useMemberPrices(product.id).data;
  const prices = found?.skus.filter(({ skuId }) => !sku || skuId === sku.id).map(({ price }) => price) ?? [];
  if (!found || prices.length === 0) return null;
  const lowest = Math.min(...prices);
  return (
    <View id="member-price" className="detail-member" role="button" onClick={() => go('member')}>
      <Icon name="crown" size={14} />
      {found.levelName}价
      <Price fen={lowest} size="s" from={!sku && prices.some((price) => price !== lowest)} />
      <Icon name="next" size={12} />
    </View>
  );
}
