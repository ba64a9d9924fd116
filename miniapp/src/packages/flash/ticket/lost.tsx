import { View } from '@tarojs/components';
import type { FlashItemView } from '@huitou/shared-types/flash-sales/schema.ts';
import type { FlashRefusal } from '@huitou/shared-types/flash-sales/states.ts';
import { offerAt } from '@/features/flash/phase';
import { serverNow } from '@/platform/clock';
import { ContactButton } from '@/features/shop/contact-button';
import { go, replace } from '@/platform/nav';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

interface LostProps {
  state: 'refused' | 'gone';
  reason: FlashRefusal | null;
  message: string;
  item: FlashItemView | undefined;
}

const titles: Partial<Record<FlashRefusal, string>> = {
  still_unpaid: '手慢了一点点',
  address_limit: '这个地址已达限购',
  device_limit: '这台手机已达限购',
  ip_limit: '当前网络人太多了',
  risk: '暂时不能参加这场秒杀',
};
/** What a person would say to it. */
const hints: Partial<Record<FlashRefusal, string>> = {
  sold_out: '手慢了一点点，看看其他正在进行的秒杀吧',
  still_unpaid: '有人还没付款，名额随时可能放出来',
  next_wave: '商品分批放出，过一会儿再来',
  customer_limit: '您的名额已经用完，感谢支持',
  address_limit: '换一个收货地址，或者把机会留给别人',
  device_limit: '同一台手机参加的次数有限',
  ip_limit: '换个网络（比如关掉 Wi-Fi）再试一次',
  address_gone: '请重新选择收货地址',
  halted: '我们正在核对库存，很快恢复',
  risk: '当前账号或网络环境存在异常。如果您觉得有误，请联系客服',
  over: '下一场会提前预告，可以设个提醒',
  left: '随时可以再来',
};
const again: readonly FlashRefusal[] = [
  'still_unpaid',
  'next_wave',
  'address_limit',
  'ip_limit',
  'address_gone',
  'halted',
  'token',
  'challenge',
  'left',
];

/** No unit this time: why, and what can be done. */
export function Lost({ state, reason, message, item }: LostProps) {
  const open = item ? ['buy', 'queue', 'halted'].includes(offerAt(item, serverNow())) : false;
  const retry = item && open && (state === 'gone' || (reason !== null && again.includes(reason)));
  const mine = reason === 'customer_limit';
  return (
    <View id={`ticket-${state}`} className="rush rush-lost">
      <Icon name={reason === 'risk' || reason === 'token' ? 'alert' : 'clock'} size={56} className="rush-icon" />
      <View id="ticket-title" className="rush-title">
        {(reason && titles[reason]) || message || '这次没有抢到'}
      </View>
      <View className="rush-hint">{(reason && hints[reason]) ?? (retry ? '名额还有，可以再试一次' : '看看其他正在进行的秒杀吧')}</View>
      <View className="rush-actions">
        {reason === 'risk' ? <ContactButton id="ticket-service" /> : null}
        {mine ? (
          <Button id="ticket-mine" kind="plain" onTap={() => replace('flashTickets')}>
            我的抢购
          </Button>
        ) : null}
        <Button id="ticket-channel" kind={retry ? 'plain' : 'soft'} onTap={() => go('flash')}>
          其他秒杀
        </Button>
        {retry ? (
          <Button id="ticket-again" onTap={() => replace('product', { id: item.productId, flash: item.itemId })}>
            再抢一次
          </Button>
        ) : null}
      </View>
    </View>
  );
}
