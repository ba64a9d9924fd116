import type { PaymentStatus, RefundStatus } from '@huitou/shared-types/payments/states.ts';
import { db, type PaymentRowDb } from './payment.entity.ts';

export const liveKeyOf = (kind: string, no: string): string => `${kind}:${no}`;
export const paymentRow = (id: number): Promise<PaymentRowDb | undefined> =>
  db().selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirst();
export const paymentRowByNo = (no: string): Promise<PaymentRowDb | undefined> =>
  db().selectFrom('payments').selectAll().where('no', '=', no).executeTakeFirst();
export const rowsOf = (kind: string, no: string): Promise<PaymentRowDb[]> =>
  db().selectFrom('payments').selectAll().where('kind', '=', kind).where('payable_no', '=', no).orderBy('id').execute();

export interface PaymentBrief {
  id: number;
  no: string;
  status: PaymentStatus;
  amount: number;
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
    amount: row.amount,
    transactionId: row.transaction_id,
    paidAt: row.paid_at,
    createdAt: row.created_at,
  }));

export interface RefundBrief {
  id: number;
  no: string;
  status: RefundStatus;
  amount: number;
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
    no: row.no,
    status: row.status,
    amount: row.amount,
    reason: row.reason,
    unwanted: Boolean(row.unwanted),
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }));
};
