import { View } from '@tarojs/components';
import type { MyReminders } from '@huitou/shared-types/flash-sales/schema.ts';
import { FlashClock } from '@/features/flash/clock';
import { phaseAt, turnOf, whenText } from '@/features/flash/phase';
import { useReminders } from '@/features/flash/queries';
import { toggleReminder } from '@/features/flash/remind';
import { SignInGate } from '@/features/session/sign-in-gate';
import { useShownAgain } from '@/features/use-shown';
import { serverNow } from '@/platform/clock';
import { confirm } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import './index.scss';

export default function FlashRemindersPage() {
  return (
    <Page title="开抢提醒">
      <SignInGate why="登录后查看您设置的提醒">
        <Reminders />
      </SignInGate>
    </Page>
  );
}

function Reminders() {
  const reminders = useReminders();
  useShownAgain(reminders.refetch);
  return (
    <Async query={reminders} waiting={<SkeletonBlocks heights={[104, 104]} />}>
      {({ items }) =>
        items.length === 0 ? (
          <Notice
            icon="bell"
            title="还没有设置提醒"
            hint="在秒杀预告里点“开抢提醒我”"
            action={{ label: '看看预告', onTap: () => go('flash') }}
          />
        ) : (
          <View className="reminders">
            {items.map((one) => (
              <Reminder key={one.sessionId} reminder={one} />
            ))}
          </View>
        )
      }
    </Async>
  );
}

function Reminder({ reminder }: { reminder: MyReminders['items'][number] }) {
  const { sessionId, name, startsAt } = reminder;
  const now = serverNow();
  const phase = phaseAt(reminder, now);
  const cancel = async () => {
    if (await confirm('取消这个提醒？', '', { yes: '取消提醒' })) await toggleReminder(sessionId, false);
  };
  return (
    <View id={`reminder-${sessionId}`} className="reminder">
      <View className="reminder-name">{name}</View>
      <View className="reminder-when">{whenText(startsAt, now)} 开抢</View>
      <View className="reminder-foot">
        <View className="reminder-clock">
          {phase === 'ended' ? (
            '本场已结束'
          ) : (
            <>
              {phase === 'running' ? '抢购中，距结束' : '距开始'}
              <FlashClock until={turnOf(reminder, now)} />
            </>
          )}
        </View>
        {phase === 'running' ? (
          <Button id={`reminder-go-${sessionId}`} size="s" onTap={() => go('flash', { session: sessionId })}>
            去抢购
          </Button>
        ) : (
          <Button id={`reminder-off-${sessionId}`} kind="plain" size="s" onTap={cancel}>
            取消提醒
          </Button>
        )}
      </View>
    </View>
  );
}
