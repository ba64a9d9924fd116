import { balanceOf, type HeldOutcome, hold, post, postHeld, voidHeld } from '../ledger/index.ts';
import { channelPart } from './payment-parts.ts';
import type { PaymentRowDb, RefundRowDb } from './payment.entity.ts';

/** What this slice books: money that comes in is `prepaid` until its owner says what for, money that goes back is in transit until it arrives. */
type Paid = Pick<PaymentRowDb, 'no' | 'kind' | 'payable_no' | 'customer_id' | 'amount' | 'balance_part'>;
type Owed = Pick<RefundRowDb, 'id' | 'kind' | 'payable_no' | 'customer_id' | 'amount' | 'balance_part'>;
const source = ({ kind, payable_no }: { kind: string; payable_no: string }) => ({ kind, no: payable_no });
const fromBalance = (row: Paid) => ({
  kind: 'balance-pay',
  title: '余额支付',
  source: source(row),
  postings: [
    { account: balanceOf(row.customer_id), amount: row.balance_part },
    { account: 'prepaid', amount: -row.balance_part },
  ],
});
const holdOf = (row: Paid): string => `pay:${row.no}`;

/** Sets the balance's part of an open payment aside. @throws balance_insufficient */
export const holdBalance = async (row: Paid): Promise<void> => {
  if (row.balance_part > 0) await hold({ reference: holdOf(row), ...fromBalance(row) });
};
export const freeBalance = async (row: Paid): Promise<void> => {
  if (row.balance_part > 0) await voidHeld(holdOf(row));
};
/** Takes what was set aside. */
export const takeHeldBalance = async (row: Paid): Promise<HeldOutcome['state']> => (await postHeld(holdOf(row))).state;
/** Takes the balance's part of a payment without a hold: it pays at once, or its hold was let go before the money came. @throws balance_insufficient */
export const takeBalance = async (row: Paid): Promise<void> => {
  if (row.balance_part > 0) await post({ reference: `${holdOf(row)}:taken`, ...fromBalance(row) });
};

/** WeChat has the money. */
export const bookArrival = async (id: number, row: Paid, at: Date): Promise<void> => {
  const amount = channelPart(row);
  if (amount === 0) return;
  await post({
    reference: `payment:${id}`,
    kind: 'payment',
    title: '微信支付收款',
    source: source(row),
    at,
    postings: [
      { account: 'clearing:wechat', amount },
      { account: 'prepaid', amount: -amount },
    ],
  });
};

/** Money is owed back: the balance's part is there at once, the rest is on its way. */
export const bookRefund = async (row: Owed): Promise<void> => {
  if (row.amount === 0) return;
  await post({
    reference: `refund:${row.id}`,
    kind: 'refund',
    title: row.balance_part > 0 ? '退款到余额' : '退款',
    source: source(row),
    postings: [
      { account: 'prepaid', amount: row.amount },
      { account: 'refund-in-transit', amount: -channelPart(row) },
      { account: balanceOf(row.customer_id), amount: -row.balance_part },
    ],
  });
};

type Staff = { id: number; name: string };
const done = (row: Owed, title: string, from: string, at: Date, staff?: Staff): Promise<unknown> =>
  post({
    reference: `refund:${row.id}:done`,
    kind: 'refund-done',
    title,
    source: source(row),
    at,
    ...(staff ? { staff } : {}),
    postings: [
      { account: 'refund-in-transit', amount: channelPart(row) },
      { account: from, amount: -channelPart(row) },
    ],
  });
export const bookRefundArrival = (row: Owed, at: Date) => done(row, '微信退款到账', 'clearing:wechat', at);
export const bookOfflineRefund = (row: Owed, at: Date, staff: Staff) => done(row, '线下退款', 'clearing:offline', at, staff);
export const bookRefundToBalance = (row: Owed, at: Date, staff: Staff) => done(row, '退款转入余额', balanceOf(row.customer_id), at, staff);

/** WeChat gave back to the shop's bank card what it could not deliver: it is in the shop's own hands now, and still owed. */
export const bookReturn = (row: Owed, at: Date) =>
  post({
    reference: `refund:${row.id}:returned`,
    kind: 'refund-done',
    title: '异常退款退回商户银行卡',
    source: source(row),
    at,
    postings: [
      { account: 'clearing:offline', amount: channelPart(row) },
      { account: 'clearing:wechat', amount: -channelPart(row) },
    ],
  });
