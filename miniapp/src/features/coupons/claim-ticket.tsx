import { View } from '@tarojs/components';
import type { CentreCoupon } from '@huitou/shared-types/coupons/schema.ts';
import { claimStateLabels } from '@huitou/shared-types/coupons/states.ts';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';
import { claimCoupon } from './queries';
import { Ticket } from './ticket';
import { goUseCoupon } from './use-coupon';
import './claim-ticket.scss';

/** A coupon that can be had: how much of it is gone, what the customer has of it, and the way to take or use it. */
export function ClaimTicket({ coupon, onLeave }: { coupon: CentreCoupon; onLeave?: () => void }) {
  const { templateId, state, reason, total, claimedPercent, mine, perCustomer, validityText, usableCouponId } = coupon;
  const open = state === 'claimable' || state === 'sign_in';
  const use = () => {
    onLeave?.();
    goUseCoupon(coupon);
  };
  return (
    <Ticket
      id={`coupon-${templateId}`}
      terms={coupon}
      quiet={!open && usableCouponId === null}
      validity={validityText}
      tags={mine > 0 ? <Tag tone="done">已领 {mine} 张</Tag> : perCustomer > 1 ? <Tag>每人限 {perCustomer} 张</Tag> : null}
      more={
        <>
          {total !== null && open ? (
            <View className="claim-progress">
              <View className="claim-bar">
                <View className="claim-done" style={{ width: `${claimedPercent}%` }} />
              </View>
              已领 {claimedPercent}%
            </View>
          ) : null}
          {reason && state !== 'claimed' && reason !== claimStateLabels[state] ? <View className="ticket-reason">{reason}</View> : null}
        </>
      }
      actions={
        <>
          {usableCouponId !== null ? (
            <Button id={`use-${templateId}`} kind={open ? 'plain' : 'soft'} size="s" onTap={use}>
              去使用
            </Button>
          ) : null}
          {open ? (
            <Button id={`claim-${templateId}`} size="s" onTap={() => claimCoupon(coupon)}>
              {mine > 0 ? '再领' : claimStateLabels[state]}
            </Button>
          ) : usableCouponId === null ? (
            <Button id={`claim-${templateId}`} kind="soft" size="s" disabled>
              {mine > 0 && (state === 'claimed' || state === 'limit') ? '已领取' : claimStateLabels[state]}
            </Button>
          ) : null}
        </>
      }
    />
  );
}
