import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { StaffInvoice } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceMoves } from '@huitou/shared-types/invoices/states.ts';
import { App, Button, Space } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../../lib/auth.ts';
import { useAction } from '../../../lib/use-action.ts';
import { ConfirmWithReason } from '../../../ui/confirm-with-reason.tsx';
import { MoveButtons } from '../../../ui/move-buttons.tsx';
import { IssueModal } from '../issue-modal.tsx';
import { DeliverModal } from './deliver-modal.tsx';
import { EditModal } from './edit-modal.tsx';
import { RedModal } from './red-modal.tsx';

type Doing = 'issue' | 'edit' | 'cancel' | 'deliver' | 'red' | 'resolve' | null;

/** What staff may do with an invoice as it stands. */
export const InvoiceActions = ({ invoice }: { invoice: StaffInvoice }): ReactElement => {
  const { message } = App.useApp();
  const can = useCan();
  const [doing, setDoing] = useState<Doing>(null);
  const stop = (): void => setDoing(null);
  const cancel = useAction(staffInvoiceRoutes.cancel, '已取消申请');
  const refresh = useAction(staffInvoiceRoutes.refresh, '已更新');
  const resolve = useAction(staffInvoiceRoutes.resolve, '已标记处理');
  const verify = useAction(staffInvoiceRoutes.verifyFiles);
  const { status } = invoice;
  const editable = status === 'requested' || status === 'failed' || status === 'awaiting_red';
  const paper = status === 'issued' || status === 'partially_red' || status === 'red';
  const verifyFiles = async (): Promise<void> => {
    const report = await verify.run({ id: invoice.id });
    if (!report) return;
    if (report.altered + report.missing > 0) void message.error(`${report.altered} 个文件被改动，${report.missing} 个文件缺失`);
    else void message.success(`${report.checked} 个文件均与开具时一致`);
  };
  return (
    <Space size="small" wrap>
      <MoveButtons
        moves={invoiceMoves}
        status={status}
        primary="issue"
        danger={['cancel']}
        on={{ issue: () => setDoing('issue'), cancel: () => setDoing('cancel') }}
      />
      {editable && can(staffInvoiceRoutes.edit) && <Button onClick={() => setDoing('edit')}>修改抬头</Button>}
      {paper && status !== 'red' && can(staffInvoiceRoutes.deliver) && <Button onClick={() => setDoing('deliver')}>发送</Button>}
      {paper && invoice.files.length > 0 && can(staffInvoiceRoutes.verifyFiles) && (
        <Button loading={verify.busy} onClick={() => void verifyFiles()}>
          校验文件
        </Button>
      )}
      {status !== 'requested' && status !== 'cancelled' && can(staffInvoiceRoutes.refresh) && (
        <Button loading={refresh.busy} onClick={() => void refresh.run({ id: invoice.id })}>
          查询状态
        </Button>
      )}
      {invoice.trouble !== '' && can(staffInvoiceRoutes.resolve) && <Button onClick={() => setDoing('resolve')}>标记已处理</Button>}
      {(status === 'issued' || status === 'partially_red') && can(staffInvoiceRoutes.red) && (
        <Button danger onClick={() => setDoing('red')}>
          红冲
        </Button>
      )}
      <IssueModal id={doing === 'issue' ? invoice.id : null} onClose={stop} />
      {doing === 'edit' && <EditModal invoice={invoice} onClose={stop} />}
      {doing === 'deliver' && <DeliverModal invoice={invoice} onClose={stop} />}
      {doing === 'red' && <RedModal invoice={invoice} onClose={stop} />}
      <ConfirmWithReason
        open={doing === 'cancel'}
        title="取消开票申请"
        danger
        okText="取消申请"
        maxLength={60}
        suggestions={['客户要求取消', '抬头无法核实', '订单已退款']}
        onClose={stop}
        onConfirm={(reason) => cancel.run({ id: invoice.id, reason })}
      >
        客户会看到原因，之后可以重新申请。
      </ConfirmWithReason>
      <ConfirmWithReason
        open={doing === 'resolve'}
        title="标记已处理"
        okText="已处理"
        maxLength={100}
        suggestions={['已与开票平台核对', '已联系购方', '已线下处理']}
        onClose={stop}
        onConfirm={(note) => resolve.run({ id: invoice.id, note })}
      >
        {invoice.trouble}
      </ConfirmWithReason>
    </Space>
  );
};
