import { Button as NativeButton, View } from '@tarojs/components';
import { couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Coupon } from '@huitou/shared-types/coupons/schema.ts';
import { giftMessage } from '@/features/coupons/gift-link';
import { couponsChanged } from '@/features/coupons/queries';
import { copy } from '@/platform/feedback';
import { api } from '@/platform/request';
import { shortTime } from '@/platform/time';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';

interface GiveSheetProps {
  coupon: Coupon;
  onChange: (coupon: Coupon) => void;
  onClose: () => void;
}

/** Giving a coupon away in two steps: first it is set aside for a friend, then the link goes out. */
export function GiveSheet({ coupon, onChange, onClose }: GiveSheetProps) {
  const { id, name, headline, condition, gift, state } = coupon;
  const ready = state === 'giving' && gift !== null;
  const setAside = async () => {
    onChange(await api(couponRoutes.give, { id }));
    void couponsChanged();
  };
  return (
    <Sheet
      id="give-sheet"
      open
      title="送给好友"
      onClose={onClose}
      footer={
        ready ? (
          <Share coupon={coupon} />
        ) : (
          <Button id="give-confirm" block onTap={setAside}>
            生成赠送链接
          </Button>
        )
      }
    >
      <View className="give">
        <View className="give-worth">{headline}</View>
        <View className="give-name">{name}</View>
        <View className="give-condition">{condition}</View>
        <View id="give-text" className="give-text">
          {ready
            ? `链接已生成，第一位打开的好友可以领取。${shortTime(gift.expiresAt)} 前无人领取会自动退回，也可以随时收回。`
            : '生成链接后这张券会先为好友留着，您暂时不能使用。好友领取前可以随时收回；领取后归好友所有，不能再转赠。'}
        </View>
      </View>
    </Sheet>
  );
}

/** WeChat's own list of friends in the mini-program; the browser's sharing, or the clipboard, elsewhere. */
function Share({ coupon }: { coupon: Coupon }) {
  if (process.env.TARO_ENV === 'weapp')
    return (
      <NativeButton id="give-share" className="give-native" openType="share">
        <Button block>发给微信好友</Button>
      </NativeButton>
    );
  const share = async () => {
    const { title, path } = giftMessage(coupon);
    const url = window.location.origin + path;
    if (navigator.share) await navigator.share({ title, url }).catch(() => undefined);
    else await copy(`${title} ${url}`, '链接已复制，去粘贴给朋友吧');
  };
  return (
    <Button id="give-share" block onTap={share}>
      复制链接发给好友
    </Button>
  );
}
