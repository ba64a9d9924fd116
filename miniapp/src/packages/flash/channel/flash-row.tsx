import { View } from '@tarojs/components';
import type { FlashCard } from '@huitou/shared-types/flash-sales/schema.ts';
import type { FlashPhase } from '@huitou/shared-types/flash-sales/states.ts';
import { offerAt, type Offer } from '@/features/flash/phase';
import { SoldBar } from '@/features/flash/sold-bar';
import { serverNow } from '@/platform/clock';
import { go } from '@/platform/nav';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';

const calls: Readonly<Record<Offer, string>> = {
  soon: '去看看',
  buy: '马上抢',
  queue: '还有机会',
  halted: '稍候',
  sold_out: '已抢光',
  ended: '已结束',
};

/** One item of a session; the whole row leads to the product. */
export function FlashRow({ item, phase }: { item: FlashCard; phase: FlashPhase }) {
  const offer = offerAt({ ...item, phase: phase === 'ended' ? 'ended' : item.phase }, serverNow());
  const over = offer === 'sold_out' || offer === 'ended';
  return (
    <View
      id={`flash-${item.itemId}`}
      className={`flash-row ${over ? 'flash-row-over' : ''}`}
      hoverClass="flash-row-pressed"
      onClick={() => go('product', { id: item.productId, flash: item.itemId })}
    >
      <Picture src={item.picture} alt={item.name} className="flash-row-picture" />
      <View className="flash-row-text">
        <View className="flash-row-name">{item.name}</View>
        <View className="flash-row-spec">
          {item.spec ? `${item.spec} · ` : ''}每人限购 {item.perCustomer} 件
        </View>
        {offer === 'soon' ? <View className="flash-row-quota">限量 {item.quota} 件</View> : <SoldBar percent={item.soldPercent} />}
        <View className="flash-row-foot">
          <View className="flash-row-prices">
            <Price fen={item.price} size="l" />
            <Price fen={item.listPrice} size="s" tone="quiet" struck />
          </View>
          <View className={`flash-row-call flash-row-${offer}`}>{calls[offer]}</View>
        </View>
      </View>
    </View>
  );
}
