import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { Difference } from '@huitou/shared-types/payments/schema.ts';
import { Button, Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useCan } from '../../lib/auth.ts';
import { dateTime } from '../../lib/format.ts';

interface DifferenceActionsProps {
  row: Difference;
  busy: boolean;
  onFix: () => void;
  onExplain: () => void;
  onReopen: () => void;
}

/** What can be done about a difference, or how it was settled. */
export const DifferenceActions = ({ row, busy, onFix, onExplain, onReopen }: DifferenceActionsProps): ReactElement => {
  const can = useCan();
  if (row.resolved)
    return (
      <div style={{ lineHeight: 1.45, whiteSpace: 'normal' }}>
        <div>{row.note}</div>
        <span className="muted small">
          {row.staffName || '自动'} {dateTime(row.resolvedAt)}
        </span>{' '}
        {can(paymentRoutes.reopenDifference) && (
          <Button type="link" size="small" onClick={onReopen}>
            撤回
          </Button>
        )}
      </div>
    );
  return (
    <>
      {row.fixable && can(paymentRoutes.fix) && (
        <Tooltip title="向微信查询这一笔，按查询结果更新我方记录；金额不一致的不会自动改">
          <Button type="link" size="small" disabled={busy} onClick={onFix}>
            查询并修复
          </Button>
        </Tooltip>
      )}
      {can(paymentRoutes.resolve) ? (
        <Button type="link" size="small" disabled={busy} onClick={onExplain}>
          说明
        </Button>
      ) : (
        <span className="muted">待处理</span>
      )}
    </>
  );
};
