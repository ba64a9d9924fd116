import { View } from '@tarojs/components';
import { useState } from 'react';
import { useLots, useMembership, usePoints } from '@/features/members/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { useShownAgain } from '@/features/use-shown';
import type { Direction } from '@/features/wallet/queries';
import { Async } from '@/ui/async';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { Lots } from './lots';
import { PointsCard } from './points-card';
import { PointsStatement } from './statement';
import './index.scss';

type Tab = Direction | 'lots';
const tabs: readonly { key: Tab; label: string }[] = [
  { key: 'all', label: '全部' },
  { key: 'in', label: '收入' },
  { key: 'out', label: '支出' },
  { key: 'lots', label: '有效期' },
];

export default function PointsPage() {
  return (
    <Page title="我的积分">
      <SignInGate why="登录后查看您的积分">
        <Points />
      </SignInGate>
    </Page>
  );
}

function Points() {
  const [tab, setTab] = useState<Tab>('all');
  const membership = useMembership();
  const statement = usePoints(tab === 'lots' ? 'all' : tab);
  const lots = useLots();
  const reload = () => Promise.all([membership.refetch(), statement.refetch(), lots.refetch()]);
  useShownAgain(reload);
  usePullRefresh(reload);
  return (
    <>
      <Async query={membership} waiting={<SkeletonBlocks heights={[164]} />}>
        {(mine) => <PointsCard mine={mine} onExpiring={() => setTab('lots')} />}
      </Async>
      <View className="points-tabs">
        <Tabs id="points-tab" tabs={tabs} current={tab} onChange={setTab} />
      </View>
      {tab === 'lots' ? <Lots lots={lots} /> : <PointsStatement direction={tab} statement={statement} />}
    </>
  );
}
