import type { PayableIn, PayStateOut } from '@huitou/shared-types/payments/schema.ts';
import { must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { key, redis } from '../../platform/redis.ts';
import { askPayment } from './ask-payment.ts';
import { findPayable, type Payable } from './payable.ts';
import type { PaymentRowDb } from './payment.entity.ts';
import { rowsOf } from './payment.queries.ts';

const ASK_EVERY_SECONDS = 3;

/** Whether the money has arrived. The customer's phone often knows before the notification comes: WeChat is asked, at most every three seconds for each payment. */
export const payState = async ({ kind, no }: PayableIn, { actor }: CustomerCall): Promise<PayStateOut> => {
  const payable = must(await findPayable(kind, no, actor.id));
  const rows = await rowsOf(kind, no);
  const known = stateOf(payable, rows);
  const open = rows.find((row) => row.status === 'open');
  if (known !== 'unpaid' || !open || !(await myTurn(open.id))) return { state: known, amount: payable.amount };
  await askPayment(open);
  return { state: stateOf(must(await findPayable(kind, no, actor.id)), await rowsOf(kind, no)), amount: payable.amount };
};

const stateOf = (payable: Payable, rows: readonly PaymentRowDb[]): PayStateOut['state'] =>
  payable.state === 'unpaid' && rows.some((row) => row.status === 'succeeded' && !row.unwanted && row.amount === payable.amount)
    ? 'paid'
    : payable.state;

const myTurn = async (paymentId: number): Promise<boolean> =>
  (await redis().set(key('payments', 'asked', paymentId), '1', 'EX', ASK_EVERY_SECONDS, 'NX')) === 'OK';
