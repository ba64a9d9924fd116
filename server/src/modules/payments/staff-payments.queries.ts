import type { z } from 'zod';
import type { PaymentPage, paymentListIn, RefundPage, RefundRow, refundListIn } from '@huitou/shared-types/payments/schema.ts';
import { movesFrom } from '@huitou/shared-types/moves.ts';
import { refundMoves } from '@huitou/shared-types/payments/states.ts';
import { endOfDay, iso, isoOrNull, startOfDay } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import { customerBriefs } from '../customers/index.ts';
import { db, type RefundRowDb } from './payment.entity.ts';

/** Payments, newest first. `no` is ours, the payable's or WeChat's, whole. */
export const listPayments = async (input: z.output<typeof paymentListIn>): Promise<PaymentPage> => {
  let list = db().selectFrom('payments').selectAll();
  const { no } = input;
  if (input.status) list = list.where('status', '=', input.status);
  if (no)
    list = list.where((eb) =>
      eb.or([
        eb('no', '=', no.toUpperCase()),
        eb.and([eb('kind', '=', 'order'), eb('payable_no', '=', no.toUpperCase())]),
        eb('transaction_id', '=', no),
      ]),
    );
  if (input.from) list = list.where('created_at', '>=', startOfDay(input.from));
  if (input.to) list = list.where('created_at', '<', endOfDay(input.to));
  const after = idCursor(input.cursor);
  if (after !== null) list = list.where('id', '<', after);
  const rows = await list
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const customers = await customerBriefs(rows.map((row) => row.customer_id));
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: String(row.id),
      no: row.no,
      kind: row.kind,
      payableNo: row.payable_no,
      status: row.status,
      amount: row.amount,
      refunded: row.refunded,
      transactionId: row.transaction_id,
      customerId: String(row.customer_id),
      customerName: customers.get(row.customer_id)?.nickname ?? '',
      createdAt: iso(row.created_at),
      paidAt: isoOrNull(row.paid_at),
    }),
    (row) => [row.id],
  );
};

const refundView = (row: RefundRowDb): RefundRow => ({
  id: String(row.id),
  no: row.no,
  paymentNo: row.payment_no,
  payableNo: row.payable_no,
  status: row.status,
  amount: row.amount,
  reason: row.reason,
  failure: row.failure,
  attempts: row.attempts,
  createdAt: iso(row.created_at),
  finishedAt: isoOrNull(row.finished_at),
  moves: movesFrom(refundMoves, row.status, 'staff'),
});

/** Refunds, newest first. `no` is the refund's, the payment's or the payable's, whole. */
export const listRefunds = async (input: z.output<typeof refundListIn>): Promise<RefundPage> => {
  let list = db().selectFrom('refunds').selectAll();
  const no = input.no?.toUpperCase();
  if (input.status) list = list.where('status', '=', input.status);
  if (no) {
    list = list.where((eb) =>
      eb.or([
        eb('no', '=', no),
        eb.and([eb('kind', '=', 'order'), eb('payable_no', '=', no)]),
        eb('payment_id', 'in', eb.selectFrom('payments').select('payments.id').where('payments.no', '=', no)),
      ]),
    );
  }
  if (input.from) list = list.where('created_at', '>=', startOfDay(input.from));
  if (input.to) list = list.where('created_at', '<', endOfDay(input.to));
  const after = idCursor(input.cursor);
  if (after !== null) list = list.where('id', '<', after);
  const rows = await list
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  return toPage(rows, input.limit, refundView, (row) => [row.id]);
};

export const staffRefund = async (id: number): Promise<RefundRow> =>
  refundView(must(await db().selectFrom('refunds').selectAll().where('id', '=', id).executeTakeFirst()));
