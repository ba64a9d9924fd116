import { View } from '@tarojs/components';
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { useState } from 'react';
import type { FlashSessionView } from '@huitou/shared-types/flash-sales/schema.ts';
import { firstSession } from '@/features/flash/phase';
import { useFlashChannel } from '@/features/flash/queries';
import { useWatched } from '@/features/risk/use-watched';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { useShownAgain } from '@/features/use-shown';
import { serverNow } from '@/platform/clock';
import { go, urlOf } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks, SkeletonRows } from '@/ui/skeleton';
import { Session } from './session';
import { SessionTabs } from './session-tabs';
import './index.scss';

export default function FlashChannelPage() {
  const channel = useFlashChannel(true);
  usePullRefresh(channel.refetch);
  useShownAgain(channel.refetch);
  useWatched();
  useShareAppMessage(() => ({ title: '限时秒杀，抢到就是赚到', path: urlOf('flash') }));
  useShareTimeline(() => ({ title: '限时秒杀，抢到就是赚到' }));
  return (
    <Page title="限时秒杀" trail="flash" watched>
      <Async
        query={channel}
        waiting={
          <>
            <SkeletonBlocks heights={[56]} />
            <SkeletonRows />
          </>
        }
      >
        {({ sessions }) => <Sessions sessions={sessions} />}
      </Async>
    </Page>
  );
}

function Sessions({ sessions }: { sessions: readonly FlashSessionView[] }) {
  const { params } = useRouter<{ session?: string }>();
  // Chosen once: what sells out while it is looked at does not jump away.
  const [chosen, setChosen] = useState(() => params.session ?? firstSession(sessions, serverNow())?.id);
  const current = sessions.find(({ id }) => id === chosen) ?? firstSession(sessions, serverNow());
  return (
    <>
      {current ? <SessionTabs sessions={sessions} current={current.id} onChange={setChosen} /> : null}
      <View className="flash-mine">
        <View id="my-tickets" className="flash-mine-link" role="button" onClick={() => go('flashTickets')}>
          <Icon name="bolt" size={16} />
          我的抢购
        </View>
        <View id="my-reminders" className="flash-mine-link" role="button" onClick={() => go('flashReminders')}>
          <Icon name="bell" size={16} />
          开抢提醒
        </View>
      </View>
      {current ? (
        <Session key={current.id} session={current} />
      ) : (
        <Notice
          icon="bolt"
          title="近期没有秒杀"
          hint="新的场次会提前一周在这里预告"
          action={{ label: '先逛逛', onTap: () => go('home') }}
        />
      )}
    </>
  );
}
