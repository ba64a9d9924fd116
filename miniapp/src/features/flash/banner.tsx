import { View } from '@tarojs/components';
import type { FlashCard } from '@huitou/shared-types/flash-sales/schema.ts';
import { Icon } from '@/ui/icon';
import { Price } from '@/ui/price';
import { FlashClock } from './clock';
import { phaseAt, turnOf } from './phase';
import { SoldBar } from './sold-bar';
import './banner.scss';

interface FlashBannerProps {
  item: FlashCard;
  /** The server's time, when the page was last drawn. */
  now: number;
  onTurn: () => void;
}

/** Price, what is left of the time, and of the goods: the first thing that is read on a product in a flash sale. */
export function FlashBanner({ item, now, onTurn }: FlashBannerProps) {
  const phase = phaseAt(item, now);
  const running = phase === 'running';
  return (
    <View id="flash-banner" className={`flash-banner ${running ? '' : 'flash-banner-soon'}`}>
      <View className="flash-banner-main">
        <View className="flash-banner-name">
          <Icon name="bolt" size={14} />
          限时秒杀
        </View>
        <View className="flash-banner-prices">
          <Price id="flash-price" fen={item.price} size="xl" className="flash-banner-price" />
          <Price fen={item.listPrice} size="s" struck className="flash-banner-list" />
        </View>
      </View>
      <View className="flash-banner-aside">
        <View className="flash-banner-until">{running ? '距结束' : '距开抢'}</View>
        <FlashClock id="flash-clock" until={turnOf(item, now)} light onEnd={onTurn} />
        {running ? (
          <SoldBar id="flash-sold" percent={item.soldPercent} light />
        ) : (
          <View className="flash-banner-quota">限量 {item.quota} 件</View>
        )}
      </View>
    </View>
  );
}
