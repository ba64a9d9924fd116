import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { ReconciliationDayDetail } from '@huitou/shared-types/payments/schema.ts';
import { Button, Space, Tooltip } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmWithReason } from '../../ui/confirm-with-reason.tsx';

/** Run again, close, open again: each where the day allows it. */
export const DayActions = ({ day }: { day: ReconciliationDayDetail }): ReactElement => {
  const can = useCan();
  const run = useAction(paymentRoutes.run, '对账完成');
  const close = useAction(paymentRoutes.closeDay, '已关账');
  const reopen = useAction(paymentRoutes.reopenDay, '已重新打开');
  const [reopening, setReopening] = useState(false);
  const matched = day.state === 'matched' || day.state === 'different' || day.state === 'explained';
  if (day.closedAt)
    return (
      <>
        {can(paymentRoutes.reopenDay) && <Button onClick={() => setReopening(true)}>重新打开</Button>}
        <ConfirmWithReason
          open={reopening}
          title={`重新打开 ${day.day}`}
          okText="打开"
          suggestions={['账单有更正', '说明有误']}
          onClose={() => setReopening(false)}
          onConfirm={(note) => reopen.run({ day: day.day, note })}
        >
          打开后可以重新对账和修改说明，完成后需再次关账。
        </ConfirmWithReason>
      </>
    );
  return (
    <Space>
      {can(paymentRoutes.run) && (
        <Button loading={run.busy || day.state === 'fetching'} onClick={() => void run.run({ day: day.day })}>
          {day.state === 'waiting' ? '对账' : '重新对账'}
        </Button>
      )}
      {matched && can(paymentRoutes.closeDay) && (
        <Tooltip title={day.openDifferences > 0 ? `还有 ${day.openDifferences} 处差异没有说明` : ''}>
          <Button type="primary" disabled={day.openDifferences > 0} loading={close.busy} onClick={() => void close.run({ day: day.day })}>
            关账
          </Button>
        </Tooltip>
      )}
    </Space>
  );
};
