import { View } from '@tarojs/components';
import { useState } from 'react';
import { invoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { Invoice } from '@huitou/shared-types/invoices/schema.ts';
import { showInvoice } from '@/features/invoices/queries';
import { confirm, toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { openFile } from '@/platform/open-file';
import { api } from '@/platform/request';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { DeliverSheet } from './deliver-sheet';

/** What the customer can do with the invoice now. */
export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const [sending, setSending] = useState(false);
  const { id, status, files, orders } = invoice;
  const pdf = files.find(({ format, url }) => format === 'pdf' && url)?.url;
  const valid = status === 'issued' || status === 'partially_red';
  const cancel = async () => {
    if (!(await confirm('取消开票申请？', '取消后可以重新申请。', { yes: '取消申请' }))) return;
    await showInvoice(await api(invoiceRoutes.cancel, { id }));
    toast('申请已取消');
  };
  const cancellable = invoice.moves.includes('cancel');
  const again = status === 'cancelled' || (status === 'red' && invoice.replacedById === null);
  if (!cancellable && !valid && !again) return null;
  return (
    <BottomBar>
      <View className="invoice-actions">
        {cancellable ? (
          <Button id="invoice-cancel" kind="plain" size="s" onTap={cancel}>
            取消申请
          </Button>
        ) : null}
        {invoice.canReissue ? (
          <Button id="invoice-reissue" kind="plain" size="s" onTap={() => go('invoiceReissue', { id })}>
            抬头有误，换开
          </Button>
        ) : null}
        {valid && invoice.channels.length > 0 ? (
          <Button id="invoice-deliver" kind="soft" size="s" onTap={() => setSending(true)}>
            发送
          </Button>
        ) : null}
        {valid && pdf ? (
          <Button id="invoice-open" onTap={() => openFile(pdf, 'pdf')}>
            预览发票
          </Button>
        ) : null}
        {again ? (
          <Button
            id="invoice-again"
            kind="plain"
            size="s"
            onTap={() => go('invoiceRequest', { orderIds: orders.map((order) => order.id).join(',') })}
          >
            重新申请
          </Button>
        ) : null}
      </View>
      {sending ? <DeliverSheet invoice={invoice} onClose={() => setSending(false)} /> : null}
    </BottomBar>
  );
}
