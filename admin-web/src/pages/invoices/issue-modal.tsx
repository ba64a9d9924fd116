import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { Modal } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { money } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { Loaded } from '../../ui/states.tsx';
import { CheckView } from './check-view.tsx';

/** Shows what would be issued and what stands against it; issues when nothing does. */
export const IssueModal = ({ id, onClose }: { id: string | null; onClose: () => void }): ReactElement => {
  const check = useApiQuery(staffInvoiceRoutes.check, { id: id ?? '' }, { enabled: id !== null });
  const issue = useAction(staffInvoiceRoutes.issue, '已提交开票');
  return (
    <Modal
      open={id !== null}
      title="开票检查"
      width={860}
      okText={check.data?.ok ? `开票 ${money(check.data.amount)}` : '开票'}
      okButtonProps={{ disabled: !check.data?.ok }}
      confirmLoading={issue.busy}
      onOk={() => id !== null && void issue.run({ id }).then((done) => done && onClose())}
      onCancel={onClose}
      destroyOnHidden
    >
      {id !== null && <Loaded query={check}>{(data) => <CheckView check={data} />}</Loaded>}
    </Modal>
  );
};
