import type { z } from 'zod';
import type {
  PaymentPage,
  paymentListIn,
  RefundCounts,
  refundCountsIn,
  RefundPage,
  RefundRow,
  refundListIn,
} from '@huitou/shared-types/payments/schema.ts';
import { movesFrom } from '@huitou/shared-types/moves.ts';
import { type RefundStatus, refundMoves } from '@huitou/shared-types/payments/states.ts';
import { endOfDay, iso, isoOrNull, startOfDay } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import type { StaffActor } from '../../platform/context.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { customerBriefs } from '../customers/index.ts';
import { toBalanceInAll } from './payment-parts.ts';
import { db, type RefundRowDb } from './payment.entity.ts';
import { isHeld, staffRefundRow, withinScope } from './staff-refund.ts';

/** Payments, newest first. `no` is ours, the payable's or WeChat's, whole. */
export const listPayments = async (input: z.output<typeof paymentListIn>, { actor }: StaffCall): Promise<PaymentPage> => {
  let list = db().selectFrom('payments').selectAll().where(withinScope(actor));
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
      channel: row.channel,
      amount: row.amount,
      balancePart: row.balance_part,
      refunded: row.refunded,
      refunding: row.refunding,
      transactionId: row.transaction_id,
      customerId: String(row.customer_id),
      customerName: customers.get(row.customer_id)?.nickname ?? '',
      createdAt: iso(row.created_at),
      paidAt: isoOrNull(row.paid_at),
    }),
    (row) => [row.id],
  );
};

/** What staff can do about it now: what WeChat holds goes on with WeChat, what it will not take goes another way. */
const openMoves = (row: RefundRowDb): string[] =>
  movesFrom(refundMoves, row.status, 'staff').filter((name) =>
    name === 'retry' ? row.returned_at === null : name === 'toBankCard' ? isHeld(row) : !isHeld(row),
  );

export const refundViews = async (rows: readonly RefundRowDb[]): Promise<RefundRow[]> => {
  const customers = await customerBriefs([...new Set(rows.map((row) => row.customer_id))]);
  return rows.map((row) => ({
    id: String(row.id),
    no: row.no,
    paymentNo: row.payment_no,
    payableNo: row.payable_no,
    status: row.status,
    amount: row.amount,
    balancePart: toBalanceInAll(row),
    channelPart: row.amount - toBalanceInAll(row),
    way: row.way,
    reason: row.reason,
    failure: row.failure,
    attempts: row.attempts,
    createdAt: iso(row.created_at),
    finishedAt: isoOrNull(row.finished_at),
    moves: openMoves(row),
    customerId: String(row.customer_id),
    customerName: customers.get(row.customer_id)?.nickname ?? '',
    wechatNo: row.refund_id,
  }));
};

/** Refunds, newest first. `no` is the refund's, the payment's or the payable's, whole. */
export const listRefunds = async (input: z.output<typeof refundListIn>, { actor }: StaffCall): Promise<RefundPage> => {
  let list = db().selectFrom('refunds').selectAll().where(withinScope(actor));
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
  const views = await refundViews(rows);
  return toPage(
    rows,
    input.limit,
    (row) => views[rows.indexOf(row)] as RefundRow,
    (row) => [row.id],
  );
};

/** @throws not_found */
export const staffRefund = async (id: number, actor: StaffActor): Promise<RefundRow> =>
  must((await refundViews([await staffRefundRow(actor, id)]))[0]);

/** Refunds by state, for the tabs of the list. */
export const refundCounts = async (input: z.output<typeof refundCountsIn>, { actor }: StaffCall): Promise<RefundCounts> => {
  let list = db()
    .selectFrom('refunds')
    .select(['status', (eb) => eb.fn.countAll<number>().as('n')])
    .where(withinScope(actor))
    .groupBy('status');
  if (input.from) list = list.where('created_at', '>=', startOfDay(input.from));
  if (input.to) list = list.where('created_at', '<', endOfDay(input.to));
  const counts = Object.fromEntries((await list.execute()).map((row) => [row.status, Number(row.n)]));
  const of = (status: RefundStatus): number => counts[status] ?? 0;
  return {
    all: Object.values(counts).reduce((sum, n) => sum + n, 0),
    waiting: of('waiting'),
    processing: of('processing'),
    abnormal: of('abnormal'),
    succeeded: of('succeeded'),
    closed: of('closed'),
  };
};
