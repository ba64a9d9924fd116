import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { BatchAgreed, StaffCaseRow } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels } from '@huitou/shared-types/after-sales/states.ts';
import { Alert, App, Modal, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { useAction } from '../../../lib/use-action.ts';
import { Price } from '../../../ui/price.tsx';

const MOST = 50;

/** Agrees to the ticked cases as they were asked; what could not be agreed stays with its reason. */
export const BatchAgree = ({ rows, onClose }: { rows: readonly StaffCaseRow[]; onClose: (changed: boolean) => void }): ReactElement => {
  const [results, setResults] = useState<BatchAgreed['items'] | null>(null);
  const { message } = App.useApp();
  const agree = useAction(afterSalesAdminRoutes.batchAgree);
  const taken = rows.slice(0, MOST);
  const refunds = taken.filter((row) => row.kind === 'refund_only');
  const failed = results?.filter((one) => !one.ok) ?? [];
  const submit = async (): Promise<void> => {
    if (results) return onClose(true);
    const out = await agree.run({ ids: taken.map((row) => row.id) });
    if (!out) return;
    if (out.items.some((one) => !one.ok)) return setResults(out.items);
    void message.success(`${out.items.length} 单已同意`);
    onClose(true);
  };
  return (
    <Modal
      open
      title={`批量同意（${taken.length} 单）`}
      width={680}
      okText={results ? '完成' : `同意 ${taken.length} 单`}
      confirmLoading={agree.busy}
      mask={{ closable: false }}
      onOk={() => void submit()}
      onCancel={() => onClose(results !== null)}
    >
      {results ? (
        <Alert
          showIcon
          type="warning"
          title={`${results.length - failed.length} 单已同意，${failed.length} 单未成功`}
          style={{ marginBottom: 12 }}
        />
      ) : (
        <p>
          按买家申请的数量与金额同意。其中仅退款 {refunds.length} 单，立即退款{' '}
          <b>{money(refunds.reduce((sum, row) => sum + row.amount, 0))}</b>
          {taken.length > refunds.length && `；退货与换货 ${taken.length - refunds.length} 单，等待买家寄回默认地址`}。
          {rows.length > MOST && ` 一次最多 ${MOST} 单，其余请再次操作。`}
        </p>
      )}
      <Table<StaffCaseRow>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ y: 360 }}
        dataSource={taken.filter((row) => !results || failed.some((one) => one.id === row.id))}
        columns={[
          { title: '售后单', width: 190, render: (_, row) => <span className="num">{row.no}</span> },
          { title: '类型', width: 90, render: (_, row) => caseKindLabels[row.kind] },
          { title: '原因', ellipsis: true, dataIndex: 'reason' },
          { title: '金额', align: 'right', width: 100, render: (_, row) => <Price fen={row.amount} /> },
          ...(results
            ? [
                {
                  title: '未成功原因',
                  render: (_: unknown, row: StaffCaseRow) => (
                    <span className="bad">{failed.find((one) => one.id === row.id)?.message}</span>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Modal>
  );
};
