import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { differenceKindLabels } from '@huitou/shared-types/payments/states.ts';
import type { Difference } from '@huitou/shared-types/payments/schema.ts';
import { Button, Tag, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { DayPicker } from '../../ui/day-picker.tsx';
import { ConfirmWithReason } from '../../ui/confirm-with-reason.tsx';
import { Price } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';

const Side = ({ fen, state }: { fen: number | null; state: string }): ReactElement =>
  fen === null ? (
    <span className="muted">无记录</span>
  ) : (
    <>
      <Price fen={fen} /> <span className="muted small">{state}</span>
    </>
  );

/** What one side knows and the other does not; somebody looks into it and writes down why. */
export const Differences = (): ReactElement => {
  const can = useCan();
  const [target, setTarget] = useState<Difference | null>(null);
  const resolve = useAction(paymentRoutes.resolve, '已标记处理');
  return (
    <>
      <ResourceTable
        name="differences"
        route={paymentRoutes.differences}
        rowKey={(row) => row.id}
        search={[
          { name: 'day', label: '账单日', type: 'custom', control: <DayPicker /> },
          { name: 'open', label: '待处理', type: 'flag' },
        ]}
        columns={[
          { key: 'day', title: '账单日', required: true, width: 120, render: (_, row) => <span className="num">{row.day}</span> },
          {
            key: 'kind',
            title: '差异',
            width: 130,
            render: (_, row) => (
              <Tag color="red" variant="filled">
                {differenceKindLabels[row.kind]}
              </Tag>
            ),
          },
          { key: 'what', title: '类型', width: 70, render: (_, row) => (row.what === 'payment' ? '收款' : '退款') },
          {
            key: 'no',
            title: '商户单号',
            width: 230,
            render: (_, row) =>
              row.no ? (
                <Typography.Text copyable className="num">
                  {row.no}
                </Typography.Text>
              ) : (
                <span className="muted">—</span>
              ),
          },
          {
            key: 'transaction',
            title: '微信单号',
            width: 260,
            render: (_, row) => <span className="num small">{row.transactionId || '—'}</span>,
          },
          { key: 'here', title: '我方', align: 'right', width: 150, render: (_, row) => <Side fen={row.here} state={row.hereState} /> },
          { key: 'there', title: '微信', align: 'right', width: 150, render: (_, row) => <Side fen={row.there} state={row.thereState} /> },
          {
            key: 'note',
            title: '处理',
            required: true,
            fixed: 'right',
            width: 200,
            render: (_, row) =>
              row.resolved ? (
                <span className="small">
                  {row.note} <span className="muted">{row.staffName}</span>
                </span>
              ) : (
                can(paymentRoutes.resolve) && (
                  <Button type="link" size="small" onClick={() => setTarget(row)}>
                    标记处理
                  </Button>
                )
              ),
          },
        ]}
        emptyText="没有差异，账是平的"
      />
      <ConfirmWithReason
        open={target !== null}
        title="标记差异已处理"
        suggestions={['已人工退款', '次日账单已补齐', '测试订单']}
        onClose={() => setTarget(null)}
        onConfirm={(note) => (target ? resolve.run({ id: target.id, note }) : Promise.resolve())}
      >
        写明原因和处理方式，便于日后查账。
      </ConfirmWithReason>
    </>
  );
};
