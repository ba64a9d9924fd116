import { ScrollView, View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { FlashSessionView } from '@huitou/shared-types/flash-sales/schema.ts';
import { FlashClock } from '@/features/flash/clock';
import { firstSession, phaseAt, turnOf, whenText } from '@/features/flash/phase';
import { useFlashChannel } from '@/features/flash/queries';
import { serverNow } from '@/platform/clock';
import { go } from '@/platform/nav';
import { Icon } from '@/ui/icon';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';

const MOST = 8;
/** Nearer than this a session is counted down to, else its time is told. */
const NEAR_MS = 6 * 3_600_000;

/** The flash sale that runs or comes next, as a shelf; nothing when there is none. The page does not wait for it. */
export function FlashSection() {
  const sessions = useFlashChannel(false).data?.sessions ?? [];
  const [, setTurned] = useState(0);
  const onTurn = useCallback(() => setTurned((n) => n + 1), []);
  const now = serverNow();
  const session = firstSession(
    sessions.filter((one) => phaseAt(one, now) !== 'ended' && one.items.length > 0),
    now,
  );
  return session ? <Shelf session={session} now={now} onTurn={onTurn} /> : null;
}

function Shelf({ session, now, onTurn }: { session: FlashSessionView; now: number; onTurn: () => void }) {
  const running = phaseAt(session, now) === 'running';
  const near = turnOf(session, now) - now < NEAR_MS;
  return (
    <View className="home-section">
      <View id="home-flash" className="home-section-head home-flash-head" onClick={() => go('flash', { session: session.id })}>
        <View className="home-flash-title">
          <Icon name="bolt" size={18} />
          限时秒杀
        </View>
        <View className="home-flash-clock">
          {running ? '距结束' : near ? '距开抢' : `${whenText(session.startsAt, now)} 开抢`}
          {running || near ? <FlashClock until={turnOf(session, now)} onEnd={onTurn} /> : null}
        </View>
        <View className="home-section-more">
          <Icon name="next" size={16} />
        </View>
      </View>
      <ScrollView scrollX enhanced showScrollbar={false} className="home-shelf">
        <View className="home-shelf-row">
          {session.items.slice(0, MOST).map((item) => (
            <View
              key={item.itemId}
              id={`home-flash-${item.itemId}`}
              className="home-tile"
              onClick={() => go('product', { id: item.productId, flash: item.itemId })}
            >
              <Picture src={item.picture} alt={item.name} className="home-tile-picture" />
              <View className="home-tile-name">{item.name}</View>
              <View className="home-flash-prices">
                <Price fen={item.price} />
                <Price fen={item.listPrice} size="s" tone="quiet" struck />
              </View>
            </View>
          ))}
        </View>
      </ScrollView>
    </View>
  );
}
