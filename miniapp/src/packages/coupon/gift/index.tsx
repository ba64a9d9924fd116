import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { ApiError } from '@huitou/shared-types/client.ts';
import { couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Gift } from '@huitou/shared-types/coupons/schema.ts';
import { giftStateLabels } from '@huitou/shared-types/coupons/states.ts';
import { couponsChanged, useCouponGift } from '@/features/coupons/queries';
import { Ticket } from '@/features/coupons/ticket';
import { goUseCoupon } from '@/features/coupons/use-coupon';
import { refresh } from '@/features/queries';
import { ensureSignedIn } from '@/features/session/sign-in';
import { useShownAgain } from '@/features/use-shown';
import { toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { paramText } from '@/platform/params';
import { api } from '@/platform/request';
import { shortTime } from '@/platform/time';
import { Async } from '@/ui/async';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Picture } from '@/ui/picture';
import { SkeletonBlocks } from '@/ui/skeleton';
import './index.scss';

export default function CouponGiftPage() {
  const { params } = useRouter<{ token?: string }>();
  const token = paramText(params.token);
  const gift = useCouponGift(token);
  useShownAgain(gift.refetch);
  const missing = token === '' || (gift.error instanceof ApiError && gift.error.status < 500 && gift.error.status >= 400);
  return (
    <Page title={gift.data?.mine ? '送出的优惠券' : '好友送的优惠券'}>
      {missing ? (
        <Notice
          icon="gift"
          title="没有找到这份赠礼"
          hint="链接可能不完整，请好友重新发送"
          action={{ label: '去领券中心', onTap: () => go('couponCentre') }}
        />
      ) : (
        <Async query={gift} waiting={<SkeletonBlocks heights={[96, 112, 48]} />}>
          {(found) => <GiftView gift={found} />}
        </Async>
      )}
    </Page>
  );
}

function GiftView({ gift }: { gift: Gift }) {
  const { token, from, mine, state, terms, validUntil } = gift;
  const accept = async () => {
    await ensureSignedIn();
    try {
      await api(couponRoutes.acceptGift, { token });
      toast('领取成功');
    } finally {
      await Promise.all([refresh('couponGift'), couponsChanged()]);
    }
  };
  return (
    <>
      <View className="gift-from">
        {from.avatar ? (
          <Picture src={from.avatar} alt="头像" className="gift-avatar" />
        ) : (
          <View className="gift-avatar gift-avatar-none">
            <Icon name="gift" size={30} />
          </View>
        )}
        <View id="gift-title" className="gift-title">
          {mine ? '您送出的优惠券' : `${from.nickname || '好友'} 送您一张优惠券`}
        </View>
      </View>
      <Ticket
        id="gift-ticket"
        terms={terms}
        quiet={state !== 'waiting' && !gift.acceptedByMe}
        validity={`${shortTime(validUntil)} 前可用`}
      />
      <View className="gift-next">
        <Next gift={gift} onAccept={accept} />
      </View>
    </>
  );
}

/** The one thing to do now, or why there is nothing to do. */
function Next({ gift, onAccept }: { gift: Gift; onAccept: () => Promise<void> }) {
  const { state, mine, acceptedByMe, canAccept, reason, terms, expiresAt } = gift;
  const toCentre = (
    <Button id="gift-centre" kind="soft" block onTap={() => go('couponCentre')}>
      去领券中心看看
    </Button>
  );
  if (acceptedByMe)
    return (
      <>
        <View id="gift-state" className="gift-state gift-state-good">
          <Icon name="done" size={18} />
          已放入您的优惠券
        </View>
        <Button id="gift-use" block onTap={() => goUseCoupon(terms)}>
          去使用
        </Button>
        <Button id="gift-coupons" kind="plain" block onTap={() => go('coupons')}>
          查看我的优惠券
        </Button>
      </>
    );
  if (mine)
    return (
      <>
        <View id="gift-state" className="gift-state">
          {state === 'waiting' ? `等待好友领取，${shortTime(expiresAt)} 前无人领取会自动退回` : giftStateLabels[state].label}
        </View>
        <Button id="gift-coupons" kind="soft" block onTap={() => go('coupons')}>
          查看我的优惠券
        </Button>
      </>
    );
  // A stranger is asked to sign in by the tap itself.
  if (state === 'waiting' && (canAccept || !reason))
    return (
      <>
        <Button id="gift-accept" block onTap={onAccept}>
          立即领取
        </Button>
        <View className="gift-hint">{shortTime(expiresAt)} 前领取有效，领取后放入“我的优惠券”</View>
      </>
    );
  return (
    <>
      <View id="gift-state" className="gift-state">
        {reason || giftStateLabels[state].label}
      </View>
      {toCentre}
    </>
  );
}
