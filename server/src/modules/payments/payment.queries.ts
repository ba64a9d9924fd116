import type { PayChannel, PaymentStatus, RefundStatus, RefundWay } from '@huitou/shared-types/payments/states.ts';
import { toBalanceInAll } from './payment-parts.ts';
import { db, type PaymentRowDb } from './payment.entity.ts';

export const liveKeyOf = (kind: string, no: string): string => `${kind}:${no}`;
export const paymentRow = (id: number): Promise<PaymentRowDb | undefined> =>
  db().selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst();
export const paymentRowByNo = (no: string): Promise<PaymentRowDb | undefined> =>
  db().selectFrom('payments').selectAll().where('no', '=', no).executeTakeFirst();
export const rowsOf = (kind: string, no: string): Promise<PaymentRowDb[]> =>
  db().selectFrom('payments').selectAll().where('kind', '=', kind).where('payable_no', '=', no).orderBy('id').execute();

/** The attempt that is open or has paid; the others are over. */
export const liveOf = (rows: readonly PaymentRowDb[]): PaymentRowDb | undefined => rows.find((row) => row.live_key !== null);
export const paysIt = (row: PaymentRowDb, payable: { amount: number }): boolean =>
  row.status === 'succeeded' && !row.unwanted && row.amount === payable.amount;

export interface PaymentBrief {
  id: number;
  no: string;
  status: PaymentStatus;
  channel: PayChannel;
  amount: number;
  /** What of the amount came from the balance. */
  balancePart: number;
  transactionId: string | null;
  paidAt: Date | null;
  createdAt: Date;
}
/** Every attempt to pay for a payable, oldest first. */
export const paymentsOf = async (kind: string, no: string): Promise<PaymentBrief[]> =>
  (await rowsOf(kind, no)).map((row) => ({
    id: row.id,
    no: row.no,
    status: row.status,
    channel: row.channel,
    amount: row.amount,
    balancePart: row.balance_part,
    transactionId: row.transaction_id,
    paidAt: row.paid_at,
    createdAt: row.created_at,
  }));

export interface RefundBrief {
  id: number;
  /** The id by which whoever asked for it knows it; another one than `id` once WeChat has closed a number. */
  rootId: number;
  no: string;
  status: RefundStatus;
  amount: number;
  balancePart: number;
  way: RefundWay;
  reason: string;
  unwanted: boolean;
  createdAt: Date;
  finishedAt: Date | null;
}
/** Every refund of a payable's payments, oldest first. `unwanted` ones send back money that never paid it. */
export const refundsOf = async (kind: string, no: string): Promise<RefundBrief[]> => {
  const rows = await db().selectFrom('refunds').selectAll().where('kind', '=', kind).where('payable_no', '=', no).orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    rootId: row.root_id ?? row.id,
    no: row.no,
    status: row.status,
    amount: row.amount,
    balancePart: toBalanceInAll(row),
    way: row.way,
    reason: row.reason,
    unwanted: Boolean(row.unwanted),
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }));
};
