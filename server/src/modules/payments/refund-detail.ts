import type { MyRefund, RefundDetail } from '@huitou/shared-types/payments/schema.ts';
import { iso, isoOrNull, later } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { must } from '../../platform/errors.ts';
import type { CustomerCall, StaffCall } from '../../platform/http/mount.ts';
import { readTimeline } from './payment-timeline.ts';
import { channelPart, toBalanceInAll } from './payment-parts.ts';
import { db, type OfflineProof, type RefundRowDb } from './payment.entity.ts';
import { paymentRow } from './payment.queries.ts';
import { expectedText, wayText } from './refund-words.ts';
import { REFUNDABLE_MS } from './request-refund.ts';
import { refundViews } from './staff-payments.queries.ts';
import { staffRefundRow } from './staff-refund.ts';

/** A refund as staff see it: its way, its timeline, its limits. @throws not_found */
export const refundDetail = async ({ id }: { id: number }, call: StaffCall): Promise<RefundDetail> => {
  const row = await staffRefundRow(call.actor, id);
  const payment = must(await paymentRow(row.payment_id));
  const [[view], timeline] = await Promise.all([refundViews([row]), readTimeline('refunds', row.id)]);
  const proof = row.offline === null ? null : json<OfflineProof>(row.offline);
  return {
    ...(view as NonNullable<typeof view>),
    payment: {
      id: String(payment.id),
      no: payment.no,
      amount: payment.amount,
      balancePart: payment.balance_part,
      transactionId: payment.transaction_id,
      paidAt: isoOrNull(payment.paid_at),
    },
    timeline: [{ title: '发起退款', at: iso(row.created_at), note: row.reason, by: '' }, ...timeline],
    receivedAccount: row.received_account,
    expected: expectedText(row),
    returnedAt: isoOrNull(row.returned_at),
    offline: proof && { ...proof, at: iso(row.finished_at ?? row.created_at) },
    limits: {
      partials: payment.channel_refunds,
      until: payment.paid_at && channelPart(payment) > 0 ? iso(later(REFUNDABLE_MS, payment.paid_at)) : null,
    },
  };
};

/** What the customer sees of a refund of theirs; one that goes on under a new number is shown by either. @throws not_found */
export const myRefund = async ({ id }: { id: number }, { actor }: CustomerCall): Promise<MyRefund> => {
  const row = must(
    await db()
      .selectFrom('refunds')
      .selectAll()
      .where('customer_id', '=', actor.id)
      .where((eb) => eb.or([eb('id', '=', id), eb('root_id', '=', id)]))
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst(),
  );
  return progressOf(row);
};

/** How far refunds are, by the id under which they were asked for, for the pages of those who asked. */
export const refundProgress = async (refundIds: readonly number[]): Promise<Map<number, MyRefund>> => {
  if (refundIds.length === 0) return new Map();
  const rows = await db()
    .selectFrom('refunds')
    .selectAll()
    .where((eb) => eb.or([eb('id', 'in', [...refundIds]), eb('root_id', 'in', [...refundIds])]))
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.root_id ?? row.id, progressOf(row)]));
};

const progressOf = (row: RefundRowDb): MyRefund => {
  const balancePart = toBalanceInAll(row);
  const viaChannel = row.amount - balancePart;
  const done = row.status === 'succeeded';
  return {
    id: String(row.root_id ?? row.id),
    no: row.no,
    payableNo: row.payable_no,
    status: row.status,
    amount: row.amount,
    balancePart,
    channelPart: viaChannel,
    way: row.way,
    wayText: wayText(row),
    expected: expectedText(row),
    steps: [
      { title: '商家发起退款', at: iso(row.created_at), done: true },
      ...(viaChannel > 0 && row.way !== 'offline'
        ? [{ title: '微信支付受理', at: isoOrNull(row.accepted_at), done: row.accepted_at !== null || done }]
        : []),
      { title: '退款完成', at: isoOrNull(row.finished_at), done },
    ],
    createdAt: iso(row.created_at),
    finishedAt: isoOrNull(row.finished_at),
  };
};
