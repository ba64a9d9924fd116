import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import type { CaseMove } from '@huitou/shared-types/after-sales/states.ts';
import { Button, Space } from 'antd';
import type { ReactElement } from 'react';
import { allows, useAuth } from '../../../lib/auth.ts';
import { useAction } from '../../../lib/use-action.ts';
import { useHotkeys } from '../../../lib/use-hotkeys.ts';
import { Inspect } from '../receive/inspect.tsx';
import { Agree } from './agree.tsx';
import { dialogOf, labelOf, mainMove, movesOf, type Doing } from './doing.ts';
import { Refuse } from './refuse.tsx';
import { ChangeAmount, Extend, Refund, Reship, SendBack } from './small-dialogs.tsx';

interface CaseActionsProps {
  data: StaffCase;
  doing: Doing;
  setDoing: (doing: Doing) => void;
}

const dialogViews = {
  agree: Agree,
  refuse: Refuse,
  amount: ChangeAmount,
  send: SendBack,
  inspect: Inspect,
  refund: Refund,
  reship: Reship,
  extend: Extend,
} as const satisfies Record<Exclude<Doing, null>, unknown>;

/** The buttons of a case from its states, with their keys: A says yes, R refuses, S receives and inspects. */
export const CaseActions = ({ data, doing, setDoing }: CaseActionsProps): ReactElement | null => {
  const permissions = useAuth((s) => s.permissions);
  const receive = useAction(afterSalesAdminRoutes.receive, '已确认收货，可稍后验货');
  const moves = movesOf(data);
  const main = mainMove(data);
  const handles = allows(permissions, afterSalesAdminRoutes.changeAmount.access);
  const dialogs = new Set<Doing>(moves.map(dialogOf));
  const mayChange = handles && data.kind === 'return_refund' && ['agreed', 'sent', 'received', 'inspected'].includes(data.status);
  const mayExtend = handles && data.status === 'agreed';
  if (mayChange) dialogs.add('amount');
  if (mayExtend) dialogs.add('extend');
  const yes = moves.find((move) => ['agree', 'agreeRefund', 'refund', 'reship'].includes(move) && (move === main || move !== 'refund'));
  const start = (what: Doing) => (dialogs.has(what) ? () => setDoing(what) : undefined);
  useHotkeys({ a: yes ? start(dialogOf(yes)) : undefined, r: start('refuse'), s: start('inspect') });
  if (dialogs.size === 0) return null;
  const Dialog = doing !== null && dialogs.has(doing) ? dialogViews[doing] : null;
  const buttons = moves.filter((move) => dialogOf(move) !== null).sort((a, b) => rank(a, main) - rank(b, main));
  return (
    <Space wrap>
      {buttons.map((move) => (
        <Button key={move} type={move === main ? 'primary' : 'default'} danger={move === 'refuse'} onClick={() => setDoing(dialogOf(move))}>
          {labelOf(move, data)}
        </Button>
      ))}
      {moves.includes('receive') && data.status === 'sent' && (
        <Button loading={receive.busy} onClick={() => void receive.run({ id: data.id })}>
          仅收货，稍后验
        </Button>
      )}
      {mayChange && <Button onClick={() => setDoing('amount')}>改退款金额</Button>}
      {mayExtend && <Button onClick={() => setDoing('extend')}>延长寄回期限</Button>}
      {Dialog && <Dialog data={data} onClose={() => setDoing(null)} />}
    </Space>
  );
};

const rank = (move: CaseMove, main: CaseMove | null): number => (move === main ? 0 : move === 'refuse' ? 2 : 1);
