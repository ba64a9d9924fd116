import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { ApiError } from '@huitou/shared-types/client.ts';
import type { Invoice } from '@huitou/shared-types/invoices/schema.ts';
import { useInvoice } from '@/features/invoices/queries';
import { invoiceHint, invoiceStateText } from '@/features/invoices/state-text';
import { SignInGate } from '@/features/session/sign-in-gate';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { useShownAgain } from '@/features/use-shown';
import { go, replace } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Card, Cell } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Timeline } from '@/ui/timeline';
import { Deliveries } from './deliveries';
import { Facts } from './facts';
import { Files } from './files';
import { InvoiceActions } from './invoice-actions';
import { Lines } from './lines';
import { Reds } from './reds';
import './index.scss';

export default function InvoicePage() {
  const { params } = useRouter<{ id?: string }>();
  const invoice = useInvoice(params.id);
  useShownAgain(invoice.refetch);
  usePullRefresh(invoice.refetch);
  const missing = invoice.error instanceof ApiError && invoice.error.code === 'not_found';
  return (
    <Page title="发票详情" bottomBar>
      <SignInGate why="登录后查看您的发票">
        {missing ? (
          <Notice icon="list" title="没有找到这张发票" action={{ label: '查看全部发票', onTap: () => replace('invoices') }} />
        ) : (
          <Async query={invoice} waiting={<SkeletonBlocks heights={[96, 120, 160]} />}>
            {(found) => <Detail invoice={found} />}
          </Async>
        )}
      </SignInGate>
    </Page>
  );
}

const icons: Record<Invoice['status'], string> = {
  awaiting_red: 'clock',
  requested: 'clock',
  issuing: 'refresh',
  issued: 'done',
  failed: 'alert',
  partially_red: 'info',
  red: 'close',
  cancelled: 'close',
};

function Detail({ invoice }: { invoice: Invoice }) {
  const { replacesId, replacedById } = invoice;
  return (
    <>
      <View className="invoice-top">
        <Icon name={icons[invoice.status]} size={36} className={`invoice-top-icon invoice-top-${invoice.status}`} />
        <View className="invoice-top-text">
          <View id="invoice-status" className="invoice-top-title">
            {invoiceStateText(invoice)}
          </View>
          <View className="invoice-top-hint">{invoiceHint(invoice)}</View>
        </View>
      </View>
      {replacedById || replacesId ? (
        <Card className="invoice-links">
          {replacedById ? <Cell id="invoice-replacement" label="换开后的发票" onTap={() => go('invoice', { id: replacedById })} /> : null}
          {replacesId ? <Cell id="invoice-replaced" label="被换开的原发票" onTap={() => go('invoice', { id: replacesId })} /> : null}
        </Card>
      ) : null}
      <Files files={invoice.files} />
      <Facts invoice={invoice} />
      <Lines invoice={invoice} />
      <Reds reds={invoice.reds} />
      <Deliveries deliveries={invoice.deliveries} />
      {invoice.timeline.length > 0 ? (
        <Card title="开票进度">
          <Timeline moments={invoice.timeline} />
        </Card>
      ) : null}
      <InvoiceActions invoice={invoice} />
    </>
  );
}
