import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { StaffCaseRow } from '@huitou/shared-types/after-sales/schema.ts';
import { Alert, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import { api, queryClient } from '../../../lib/api.ts';
import { errorMessage } from '../../../lib/use-action.ts';

/** Writes down that the parcels of the ticked cases have arrived; they are inspected later, one by one. */
export const BatchReceive = ({ rows, onClose }: { rows: readonly StaffCaseRow[]; onClose: (changed: boolean) => void }): ReactElement => {
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string[] | null>(null);
  const submit = async (): Promise<void> => {
    if (failed) return onClose(true);
    setBusy(true);
    const problems: string[] = [];
    for (const row of rows) {
      try {
        await api(afterSalesAdminRoutes.receive, { id: row.id });
      } catch (error) {
        problems.push(`${row.no}：${errorMessage(error)}`);
      }
    }
    setBusy(false);
    void queryClient.invalidateQueries();
    if (problems.length === 0) onClose(true);
    else setFailed(problems);
  };
  return (
    <Modal
      open
      title="批量确认收到退货"
      width={520}
      okText={failed ? '完成' : `确认收到 ${rows.length} 个包裹`}
      confirmLoading={busy}
      onOk={() => void submit()}
      onCancel={() => onClose(failed !== null)}
    >
      {failed ? (
        <Alert
          type="warning"
          showIcon
          title={`${rows.length - failed.length} 单已收货，${failed.length} 单未成功`}
          description={failed.map((text) => <div key={text}>{text}</div>)}
        />
      ) : (
        <p>确认这 {rows.length} 单的退货包裹已到仓，之后逐单验货。买家会看到“商家已收货”。</p>
      )}
    </Modal>
  );
};
