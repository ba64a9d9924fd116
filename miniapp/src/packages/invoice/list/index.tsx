import { View } from '@tarojs/components';
import { useState } from 'react';
import { useInvoices, type InvoiceTab } from '@/features/invoices/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { useShownAgain } from '@/features/use-shown';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { InvoiceRow } from './invoice-row';
import './index.scss';

const tabs: readonly { key: InvoiceTab; label: string }[] = [
  { key: 'all', label: '全部' },
  { key: 'open', label: '开具中' },
  { key: 'issued', label: '已开具' },
  { key: 'red', label: '已红冲' },
];
const empty: Record<InvoiceTab, string> = {
  all: '还没有发票',
  open: '没有开具中的发票',
  issued: '还没有开好的发票',
  red: '没有红冲的发票',
};

export default function InvoicesPage() {
  const [tab, setTab] = useState<InvoiceTab>('all');
  return (
    <Page title="我的发票" bottomBar>
      <SignInGate why="登录后查看您的发票">
        <View className="invoices-tabs">
          <Tabs id="invoices-tab" tabs={tabs} current={tab} onChange={setTab} />
        </View>
        <Invoices key={tab} tab={tab} />
        <BottomBar>
          <Button id="to-titles" kind="plain" onTap={() => go('titles')}>
            抬头管理
          </Button>
          <Button id="to-request" block onTap={() => go('invoiceRequest')}>
            申请开票
          </Button>
        </BottomBar>
      </SignInGate>
    </Page>
  );
}

function Invoices({ tab }: { tab: InvoiceTab }) {
  const invoices = useInvoices(tab);
  useShownAgain(invoices.refetch);
  usePullRefresh(invoices.refetch);
  return (
    <Async query={invoices} waiting={<SkeletonBlocks heights={[120, 120, 120]} />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Notice icon="list" title={empty[tab]} hint="收货后的订单可以申请电子发票，多个订单可以合并" />;
        return (
          <>
            {items.map((invoice) => (
              <InvoiceRow key={invoice.id} invoice={invoice} />
            ))}
            <LoadMore pages={invoices} />
          </>
        );
      }}
    </Async>
  );
}
