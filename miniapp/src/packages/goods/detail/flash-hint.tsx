import { View } from '@tarojs/components';
import type { FlashCard } from '@huitou/shared-types/flash-sales/schema.ts';
import { offerAt, type Offer } from '@/features/flash/phase';
import { serverNow } from '@/platform/clock';
import { go } from '@/platform/nav';

const hints: Partial<Record<Offer, string>> = {
  queue: '已抢完，但还有人没付款。现在排队候补，名额放出后按顺序自动为您下单。',
  halted: '正在核对库存，很快恢复，请稍候',
  sold_out: '秒杀名额已抢光，仍可按原价购买',
};

/** What is out of the ordinary with the flash sale of this product. */
export function FlashHint({ card }: { card: FlashCard }) {
  const offer = offerAt(card, serverNow());
  const hint = hints[offer];
  return hint ? (
    <View id="flash-hint" className={`flash-strip ${offer === 'sold_out' ? 'flash-strip-over' : ''}`} role="status">
      {hint}
    </View>
  ) : null;
}

/** Came for a flash sale that has ended. */
export function FlashOver() {
  return (
    <View id="flash-over" className="flash-strip flash-strip-over" role="link" onClick={() => go('flash')}>
      这场秒杀已结束，恢复原价。看看其他秒杀 ›
    </View>
  );
}
