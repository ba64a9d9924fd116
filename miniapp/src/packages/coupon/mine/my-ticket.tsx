import { View } from '@tarojs/components';
import { couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Coupon } from '@huitou/shared-types/coupons/schema.ts';
import { couponShownLabels } from '@huitou/shared-types/coupons/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { couponsChanged } from '@/features/coupons/queries';
import { Ticket } from '@/features/coupons/ticket';
import { goUseCoupon } from '@/features/coupons/use-coupon';
import { confirm, toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { api } from '@/platform/request';
import { shortTime } from '@/platform/time';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';

export function MyTicket({ coupon, onGive }: { coupon: Coupon; onGive: (coupon: Coupon) => void }) {
  const { id, state, expiresInDays } = coupon;
  const open = state === 'usable' || state === 'upcoming' || state === 'giving';
  const shown = couponShownLabels[state];
  return (
    <Ticket
      id={`coupon-${id}`}
      terms={coupon}
      quiet={!open}
      validity={coupon.validityText}
      tags={
        state === 'usable' ? (
          expiresInDays === null ? null : (
            <Tag tone="bad">{expiresInDays === 0 ? '今天到期' : `还剩 ${expiresInDays} 天`}</Tag>
          )
        ) : (
          <Tag tone={shown.tone}>{shown.label}</Tag>
        )
      }
      more={<Became coupon={coupon} />}
      actions={<Actions coupon={coupon} onGive={onGive} />}
    />
  );
}

/** Where it comes from, or what has become of it. */
function Became({ coupon }: { coupon: Coupon }) {
  const { state, gift, usedAt, saved, sourceText } = coupon;
  if (state === 'giving' && gift)
    return <View className="ticket-reason">等待好友领取，{shortTime(gift.expiresAt)} 前无人领取会自动退回</View>;
  if (state === 'given') return <View className="ticket-reason">{gift?.to ? `已送给 ${gift.to}` : '好友已领取'}</View>;
  if (state === 'used' && usedAt)
    return (
      <View className="ticket-reason">
        {shortTime(usedAt)} 使用{saved === null ? '' : `，省了 ¥${yuan(saved)}`}
      </View>
    );
  return sourceText ? <View className="ticket-reason">来自{sourceText}</View> : null;
}

function Actions({ coupon, onGive }: { coupon: Coupon; onGive: (coupon: Coupon) => void }) {
  const { id, state, canGive, orderId } = coupon;
  const takeBack = async () => {
    if (!(await confirm('收回这张券？', '收回后，已发出的链接不能再领取。', { yes: '收回' }))) return;
    try {
      await api(couponRoutes.takeBack, { id });
      toast('已收回');
    } finally {
      await couponsChanged();
    }
  };
  if (state === 'giving')
    return (
      <>
        <Button id={`take-back-${id}`} kind="plain" size="s" onTap={takeBack}>
          收回
        </Button>
        <Button id={`give-${id}`} kind="soft" size="s" onTap={() => onGive(coupon)}>
          继续送
        </Button>
      </>
    );
  if (state === 'used' && orderId)
    return (
      <Button id={`coupon-order-${id}`} kind="plain" size="s" onTap={() => go('order', { id: orderId })}>
        查看订单
      </Button>
    );
  if (state !== 'usable' && state !== 'upcoming') return null;
  return (
    <>
      {canGive ? (
        <Button id={`give-${id}`} kind="plain" size="s" onTap={() => onGive(coupon)}>
          送好友
        </Button>
      ) : null}
      {state === 'usable' ? (
        <Button id={`use-${id}`} kind="soft" size="s" onTap={() => goUseCoupon(coupon)}>
          去使用
        </Button>
      ) : null}
    </>
  );
}
