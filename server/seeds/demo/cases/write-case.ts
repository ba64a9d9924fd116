import { defaultReasons } from '@huitou/shared-types/after-sales/reasons.ts';
import type { CaseKind, CaseStage } from '@huitou/shared-types/after-sales/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { DAY, HOUR } from '../history/clock.ts';
import type { Rng } from '../rng.ts';
import type { Row } from '../orders/book.ts';
import { serial, stamp } from '../orders/book.ts';
import type { Shop } from '../cases.ts';
import type { CaseCourse } from './course.ts';
import { refusals } from './complaints.ts';
import { writeCaseLog } from './write-case-log.ts';
import { writeRefund } from './write-refund.ts';

export interface CasePlan {
  readonly kind: CaseKind;
  readonly stage: CaseStage;
  readonly reason: string;
  readonly words: string;
  /** Part of what the pieces cost. */
  readonly share: number;
  readonly quantity: number;
  readonly course: CaseCourse;
  readonly rng: Rng;
}

const NEVER = new Date('9999-01-01T00:00:00.000Z');
const CLAIMING: readonly string[] = ['requested', 'agreed', 'sent', 'received', 'inspected', 'reshipped'];
const at = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

const dueOf = ({ status, requestedAt, answeredAt, sentAt, receivedAt, inspectedAt, reshippedAt }: CaseCourse): number | null => {
  if (status === 'requested') return requestedAt + 48 * HOUR;
  if (status === 'agreed') return (answeredAt ?? 0) + 7 * DAY;
  if (status === 'sent') return (sentAt ?? 0) + 10 * DAY;
  if (status === 'received') return (receivedAt ?? 0) + 48 * HOUR;
  if (status === 'inspected') return (inspectedAt ?? 0) + 48 * HOUR;
  return status === 'reshipped' ? (reshippedAt ?? 0) + 10 * DAY : null;
};

/** Writes a case with all that follows from it: what its order, the stock and the payment know of it. */
export const writeCase = (shop: Shop, order: Row, line: Row, plan: CasePlan): void => {
  const { book, stock, known, stockOf } = shop;
  const { course, kind, stage, quantity, rng } = plan;
  const id = book.cases.length + 1;
  const no = `A${stamp(new Date(course.requestedAt))}${serial(id)}`;
  const locationId = order.location_id as number;
  const skuId = line.sku_id as number;
  const worth = Math.round(((line.payable as number) * quantity) / (line.quantity as number));
  const amount = kind === 'exchange' ? 0 : Math.max(1, Math.round(worth * plan.share));
  const whole = stage === 'unshipped' && order.pieces === quantity;
  const freight = whole ? (order.freight as number) : 0;
  const reason = defaultReasons.find((one) => one.code === plan.reason);
  if (!reason) throw new Error(`no reason ${plan.reason}`);
  const claiming = CLAIMING.includes(course.status);
  const found = findUnits(course, quantity, (stockOf.get(skuId) ?? 0) < 5, rng);
  const returning = kind !== 'refund_only' && course.sentAt !== null;
  const due = dueOf(course);
  const reserved = kind === 'exchange' && ['agreed', 'sent', 'received', 'inspected'].includes(course.status);
  const refundId = course.refundedAt === null ? null : writeRefund(shop, order, line, { id, no, amount, freight, quantity, plan });
  book.cases.push({
    id,
    no,
    order_id: order.id,
    order_no: order.no,
    customer_id: order.customer_id,
    location_id: locationId,
    kind,
    stage,
    status: course.status,
    reason_code: reason.code,
    reason_label: reason.label,
    description: plan.words,
    pictures: JSON.stringify(reason.pictures ? [line.picture] : []),
    goods: amount,
    freight,
    freight_decided: 0,
    to_balance: refundId !== null && (book.refunds[refundId - 1] as Row).way === 'balance' ? 1 : 0,
    freight_by: reason.freightBy,
    previous_id: null,
    opened_by_staff: 0,
    return_location_id: course.answeredAt !== null && kind !== 'refund_only' && course.status !== 'refused' ? locationId : null,
    return_to: course.answeredAt !== null && kind !== 'refund_only' && course.status !== 'refused' ? JSON.stringify(known.returnTo) : null,
    return_carrier: returning ? 'YTO' : '',
    return_tracking_no: returning ? `YT${serial(id)}${String(rng.int(1000, 9999))}` : '',
    sent_at: at(course.sentAt),
    received_at: at(course.receivedAt),
    inspected_at: at(course.inspectedAt),
    reserved: reserved ? 1 : 0,
    resend_carrier: course.reshippedAt === null ? '' : 'SF',
    resend_tracking_no: course.reshippedAt === null ? '' : `SF${serial(id)}${String(rng.int(1000, 9999))}`,
    resent_at: at(course.reshippedAt),
    refusal: course.status === 'refused' ? rng.pick(refusals) : '',
    refusal_pictures: '[]',
    refused_at: course.status === 'refused' ? at(course.answeredAt) : null,
    back_carrier: '',
    back_tracking_no: '',
    refund_id: refundId,
    requested_at: new Date(course.requestedAt),
    ended_at: at(course.endedAt),
    due_at: at(due),
    urgent_at: at(due) ?? NEVER,
  });
  book.caseLines.push({
    case_id: id,
    line_id: line.id,
    product_id: line.product_id,
    sku_id: skuId,
    quantity,
    asked: amount,
    amount,
    ...found,
  });
  for (const [decision, n] of Object.entries(found))
    if (n > 0)
      book.caseUnits.push({ case_id: id, line_id: line.id, decision, quantity: n, note: decision === 'damaged' ? '外观有损' : '' });
  if (claiming) {
    order.open_cases = 1;
    order.paused_at = new Date(course.requestedAt);
    order.refunding_freight = freight;
    line.case_id = id;
    line.refunding = amount;
    line.held = stage === 'unshipped' ? quantity : 0;
  }
  if (stage === 'unshipped' && course.refundedAt !== null) {
    line.cancelled = quantity;
    const limit = book.limits.get(`${order.customer_id as number}:${line.product_id as number}`);
    if (line.limited && limit) limit.bought -= quantity;
    stock.book('release', locationId, skuId, quantity, `case:${id}`, new Date(course.refundedAt));
    if (whole)
      Object.assign(order, {
        status: 'cancelled',
        cancelled_at: new Date(course.refundedAt),
        cancel_reason: `售后退款：${reason.label}`,
        cancelled_by: 'staff',
      });
  }
  if (course.inspectedAt !== null) {
    const source = `case:${id}:${line.id as number}`;
    const when = new Date(course.inspectedAt);
    if (found.sellable + found.damaged > 0) stock.book('return', locationId, skuId, found.sellable + found.damaged, source, when);
    if (found.damaged > 0) stock.book('scrap', locationId, skuId, found.damaged, source, when);
  }
  if (kind === 'return_refund' && course.refundedAt !== null) line.returned = found.sellable + found.damaged;
  if (kind === 'exchange' && course.answeredAt !== null && course.status !== 'refused') {
    stock.book('reserve', locationId, skuId, quantity, `exchange:${id}`, new Date(course.answeredAt));
    if (course.reshippedAt !== null) stock.book('commit', locationId, skuId, quantity, `exchange:${id}`, new Date(course.reshippedAt));
    else if (course.status === 'closed')
      stock.book('release', locationId, skuId, quantity, `exchange:${id}`, new Date(course.endedAt ?? 0));
  }
  writeCaseLog(shop, { id, order, reason: reason.label, note: kind === 'exchange' ? '' : `，${yuan(amount + freight)} 元`, plan });
};

/** Most units come back as they left; some are damaged, few are missing. What is sold out stays so. */
const findUnits = (
  course: CaseCourse,
  quantity: number,
  soldOut: boolean,
  rng: Rng,
): { sellable: number; damaged: number; missing: number } => {
  if (course.inspectedAt === null) return { sellable: 0, damaged: 0, missing: 0 };
  const damaged = soldOut ? quantity : rng.chance(0.22) ? 1 : 0;
  const missing = damaged < quantity && rng.chance(0.04) ? 1 : 0;
  return { sellable: quantity - damaged - missing, damaged, missing };
};
