import { View } from '@tarojs/components';
import { useState } from 'react';
import { ClaimTicket } from '@/features/coupons/claim-ticket';
import { useProductCoupons } from '@/features/coupons/queries';
import { PromotionRow } from '@/features/promotions/promotion-row';
import { useProductPromotions } from '@/features/promotions/queries';
import { go } from '@/platform/nav';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Sheet } from '@/ui/sheet';
import { Tag } from '@/ui/tag';

/** How many of each are named before the sheet is opened. */
const NAMED = 3;

/** What is on for a product and which coupons can be had for it: named in one line, told in a sheet. */
export function Offers({ productId }: { productId: string }) {
  const [open, setOpen] = useState(false);
  const promotions = useProductPromotions(productId).data ?? [];
  const coupons = useProductCoupons(productId).data ?? [];
  if (promotions.length + coupons.length === 0) return null;
  const close = () => setOpen(false);
  return (
    <>
      <View id="open-offers" className="detail-fact detail-fact-link" onClick={() => setOpen(true)}>
        <View className="detail-fact-label">优惠</View>
        <View className="detail-fact-value detail-offers">
          {promotions.slice(0, NAMED).map(({ id, label }) => (
            <Tag key={id} tone="accent">
              {label}
            </Tag>
          ))}
          {coupons.slice(0, NAMED).map(({ templateId, headline, condition }) => (
            <View key={templateId} className="detail-coupon">
              {headline} {condition}
            </View>
          ))}
        </View>
        {coupons.length > 0 ? <View className="detail-offers-claim">领券</View> : null}
        <Icon name="next" size={16} />
      </View>
      <Sheet
        id="offers-sheet"
        open={open}
        title="优惠"
        onClose={close}
        footer={
          <Button id="offers-done" block onTap={close}>
            完成
          </Button>
        }
      >
        {promotions.length > 0 ? (
          <View className="offers-part">
            <View className="offers-title">活动</View>
            {promotions.map((promotion) => (
              <PromotionRow key={promotion.id} promotion={promotion} onLeave={close} />
            ))}
          </View>
        ) : null}
        {coupons.length > 0 ? (
          <View className="offers-coupons">
            <View className="offers-title offers-part">优惠券</View>
            {coupons.map((coupon) => (
              <ClaimTicket key={coupon.templateId} coupon={coupon} onLeave={close} />
            ))}
            <View
              id="offers-centre"
              className="offers-centre"
              onClick={() => {
                close();
                go('couponCentre');
              }}
            >
              更多优惠券
              <Icon name="next" size={14} />
            </View>
          </View>
        ) : null}
      </Sheet>
    </>
  );
}
