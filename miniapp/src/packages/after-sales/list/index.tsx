import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { caseTabLabels, caseTabs, type CaseTab } from '@huitou/shared-types/after-sales/states.ts';
import { useCases } from '@/features/after-sales/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { useShownAgain } from '@/features/use-shown';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonRows } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { CaseCard } from './case-card';
import './index.scss';

export default function CasesPage() {
  const { params } = useRouter<{ tab?: string }>();
  const [tab, setTab] = useState<CaseTab>(caseTabs.find((one) => one === params.tab) ?? 'all');
  return (
    <Page title="退款/售后">
      <SignInGate why="登录后查看您的售后">
        <View className="cases-tabs">
          <Tabs id="cases-tab" tabs={caseTabs.map((key) => ({ key, label: caseTabLabels[key] }))} current={tab} onChange={setTab} />
        </View>
        <Cases key={tab} tab={tab} />
      </SignInGate>
    </Page>
  );
}

function Cases({ tab }: { tab: CaseTab }) {
  const cases = useCases(tab);
  useShownAgain(cases.refetch);
  usePullRefresh(cases.refetch);
  return (
    <Async query={cases} waiting={<SkeletonRows count={3} />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0)
          return (
            <Notice
              icon="shield"
              title={tab === 'open' ? '没有处理中的售后' : '还没有售后记录'}
              hint="商品有问题，可以在订单里申请退款、退货或换货"
              action={{ label: '查看订单', onTap: () => go('orders') }}
            />
          );
        return (
          <>
            {items.map((one) => (
              <CaseCard key={one.id} one={one} />
            ))}
            <LoadMore pages={cases} />
          </>
        );
      }}
    </Async>
  );
}
