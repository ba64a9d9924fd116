import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { Difference } from '@huitou/shared-types/payments/schema.ts';
import { differenceKindLabels, differenceKinds } from '@huitou/shared-types/payments/states.ts';
import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmWithReason } from '../../ui/confirm-with-reason.tsx';
import { DayPicker } from '../../ui/day-picker.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { differenceColumns } from './difference-columns.tsx';
import { DifferenceActions } from './difference-actions.tsx';
import { useSettle } from './use-settle.ts';

const SUGGESTIONS = ['次日账单已补齐', '已线下退款', '已联系微信支付核实', '测试交易'];
const kindOptions = differenceKinds.map((value) => ({ value, label: differenceKindLabels[value] }));

/** What one side knows and the other does not, as a work list: of all days, or of one. */
export const Differences = ({ day }: { day?: string }): ReactElement => {
  const can = useCan();
  const settle = useSettle();
  const [explaining, setExplaining] = useState<readonly Difference[]>([]);
  const [reopening, setReopening] = useState<Difference | null>(null);
  const reopen = useAction(paymentRoutes.reopenDifference, '已撤回说明');
  const may = can(paymentRoutes.resolve);
  return (
    <>
      <ResourceTable
        name={day ? 'differences-day' : 'differences'}
        route={paymentRoutes.differences}
        rowKey={(row) => row.id}
        {...(day ? { fixed: { day } } : {})}
        search={[
          { name: 'open', label: '待处理', type: 'flag' },
          { name: 'kind', label: '差异', type: 'select', options: kindOptions },
          ...(day ? [] : [{ name: 'day', label: '账单日', type: 'custom' as const, control: <DayPicker /> }]),
        ]}
        columns={[
          ...differenceColumns.filter((column) => !day || column.key !== 'day'),
          {
            key: 'actions',
            title: '处理',
            required: true,
            fixed: 'right',
            width: 165,
            render: (_, row) => (
              <DifferenceActions
                row={row}
                busy={settle.busy}
                onFix={() => void settle.fix([row])}
                onExplain={() => setExplaining([row])}
                onReopen={() => setReopening(row)}
              />
            ),
          },
        ]}
        {...(may
          ? {
              batch: (rows: Difference[], clear: () => void) => (
                <>
                  <Button
                    type="primary"
                    loading={settle.busy}
                    disabled={!rows.some((row) => row.fixable && !row.resolved)}
                    onClick={() => void settle.fix(rows.filter((row) => row.fixable && !row.resolved)).then(clear)}
                  >
                    查询并修复
                  </Button>
                  <Button disabled={rows.every((row) => row.resolved)} onClick={() => setExplaining(rows.filter((row) => !row.resolved))}>
                    批量说明
                  </Button>
                </>
              ),
            }
          : {})}
        emptyText="没有差异，账是平的"
        rowClassName={(row) => (row.resolved ? 'row-done' : '')}
      />
      <ConfirmWithReason
        open={explaining.length > 0}
        title={explaining.length > 1 ? `说明 ${explaining.length} 处差异` : '说明差异'}
        okText="保存说明"
        suggestions={SUGGESTIONS}
        onClose={() => setExplaining([])}
        onConfirm={(note) => settle.explain(explaining, note)}
      >
        写明原因和处理方式，便于日后查账。当天的差异全部说明后自动关账。
      </ConfirmWithReason>
      <ConfirmWithReason
        open={reopening !== null}
        title="撤回说明"
        okText="撤回"
        onClose={() => setReopening(null)}
        onConfirm={(note) => (reopening ? reopen.run({ id: reopening.id, note }) : Promise.resolve())}
      >
        差异回到待处理。
      </ConfirmWithReason>
    </>
  );
};
