import { View } from '@tarojs/components';
import { useCallback, useState } from 'react';
import type { FlashSessionView } from '@huitou/shared-types/flash-sales/schema.ts';
import { FlashClock } from '@/features/flash/clock';
import { phaseAt, turnOf } from '@/features/flash/phase';
import { ReminderButton } from '@/features/flash/reminder-button';
import { refresh } from '@/features/queries';
import { serverNow } from '@/platform/clock';
import { Notice } from '@/ui/notice';
import { FlashRow } from './flash-row';

/** All will ask anew when a session begins: not all in the same second. */
const SPREAD_MS = 3000;

export function Session({ session }: { session: FlashSessionView }) {
  const [, setTurned] = useState(0);
  const onTurn = useCallback(() => {
    setTurned((n) => n + 1);
    setTimeout(() => void refresh('flashChannel'), Math.random() * SPREAD_MS);
  }, []);
  const now = serverNow();
  const phase = phaseAt(session, now);
  return (
    <View className="flash-session">
      <View className="flash-session-head">
        <View className="flash-session-name">{session.name}</View>
        {phase === 'ended' ? (
          <View className="flash-session-clock">本场已结束</View>
        ) : (
          <View className="flash-session-clock">
            {phase === 'running' ? '距结束' : '距开始'}
            <FlashClock id="session-clock" until={turnOf(session, now)} onEnd={onTurn} />
          </View>
        )}
      </View>
      {phase === 'upcoming' || phase === 'warming' ? <ReminderButton session={session} block /> : null}
      {session.items.length === 0 ? <Notice icon="bolt" title="这一场还没有商品" /> : null}
      {session.items.map((item) => (
        <FlashRow key={item.itemId} item={item} phase={phase} />
      ))}
    </View>
  );
}
