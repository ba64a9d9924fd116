import type { PayableIn, PayStateOut } from '@huitou/shared-types/payments/schema.ts';
import { iso } from '../../platform/clock.ts';
import { must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { key, redis } from '../../platform/redis.ts';
import { askPayment } from './ask-payment.ts';
import { balanceFor } from './pay-from-balance.ts';
import { findPayable, type Payable } from './payable.ts';
import type { PaymentRowDb } from './payment.entity.ts';
import { liveOf, paysIt, rowsOf } from './payment.queries.ts';

const ASK_EVERY_SECONDS = 3;

/** Whether the money has arrived. The customer's phone often knows before the notification comes: WeChat is asked, at most every three seconds for each payment. */
export const payState = async ({ kind, no }: PayableIn, { actor }: CustomerCall): Promise<PayStateOut> => {
  const payable = must(await findPayable(kind, no, actor.id));
  const rows = await rowsOf(kind, no);
  const open = rows.find((row) => row.status === 'open');
  if (stateOf(payable, rows) !== 'unpaid' || !open || !(await myTurn(open.id))) return answer(payable, rows);
  await askPayment(open);
  return answer(must(await findPayable(kind, no, actor.id)), await rowsOf(kind, no));
};

const answer = async (payable: Payable, rows: readonly PaymentRowDb[]): Promise<PayStateOut> => {
  const live = liveOf(rows);
  const balanceUsed = live?.balance_part ?? 0;
  return {
    state: stateOf(payable, rows),
    amount: payable.amount,
    balanceAvailable: await balanceFor(payable.customerId, live),
    balanceUsed,
    wechatAmount: Math.max(payable.amount - balanceUsed, 0),
    payBefore: iso(payable.payBefore),
  };
};
const stateOf = (payable: Payable, rows: readonly PaymentRowDb[]): PayStateOut['state'] =>
  payable.state === 'unpaid' && rows.some((row) => paysIt(row, payable)) ? 'paid' : payable.state;

const myTurn = async (paymentId: number): Promise<boolean> =>
  (await redis().set(key('payments', 'asked', paymentId), '1', 'EX', ASK_EVERY_SECONDS, 'NX')) === 'OK';
