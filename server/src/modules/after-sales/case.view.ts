import { type CaseDue, caseMoves, type CaseMove, openCaseStatuses } from '@huitou/shared-types/after-sales/states.ts';
import type { CaseCard, CaseLine, CaseMessage, CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { carrierName } from '@huitou/shared-types/fulfilment/carriers.ts';
import { movesFrom } from '@huitou/shared-types/moves.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { json } from '../../platform/db/orm.ts';
import { type OrderLineRow, type OrderRow, refundableFreightOf, refundableOf } from '../orders/index.ts';
import type { RefundBrief } from '../payments/index.ts';
import type { CaseLineRow, CaseMessageRow, CaseRow, ReturnTo } from './case.entity.ts';
import { moneyOf } from './money-way.ts';

export interface LogRow {
  at: Date;
  title: string;
  note: string;
  actor_kind: 'customer' | 'staff' | 'system';
  actor_name: string;
}
/** Everything that a view of a case is made of. */
export interface WholeCase {
  row: CaseRow;
  lines: readonly CaseLineRow[];
  order: OrderRow;
  orderLines: readonly OrderLineRow[];
  messages: readonly CaseMessageRow[];
  log: readonly LogRow[];
  refund: RefundBrief | null;
  windowOpen: boolean;
}

const dues: Partial<Record<CaseRow['status'], CaseDue>> = {
  requested: 'auto_agree',
  agreed: 'auto_close',
  reshipped: 'auto_done',
  sent: 'receive',
  received: 'finish',
  inspected: 'finish',
};
export const dueOf = (row: CaseRow): { dueAt: string | null; due: CaseDue | null } => ({
  dueAt: isoOrNull(row.due_at),
  due: row.due_at === null ? null : (dues[row.status] ?? null),
});

/** The moves that may be offered: by the table, less what this case's kind, its findings or the permissions rule out. */
export const movesOf = (row: CaseRow, lines: readonly CaseLineRow[], viewer: 'customer' | StaffActor): string[] =>
  movesFrom(caseMoves, row.status, viewer === 'customer' ? 'customer' : 'staff').filter((name: CaseMove) => {
    const { permission } = caseMoves[name] as { permission?: string };
    if (viewer !== 'customer' && permission && !viewer.permissions.has(permission)) return false;
    if (name === 'agree') return row.kind !== 'refund_only';
    if (name === 'agreeRefund') return row.kind === 'refund_only';
    if (name === 'reship') return row.kind === 'exchange';
    if (name === 'refuse') return lines.every((line) => line.sellable + line.damaged === 0);
    return true;
  });

const parcel = (carrier: string, trackingNo: string, at: Date | null): CaseView['returnParcel'] =>
  trackingNo === '' || at === null ? null : { carrier, carrierName: carrierName(carrier), trackingNo, at: iso(at) };

const lineView = (line: CaseLineRow, { row, orderLines }: WholeCase): CaseLine => {
  const orderLine = orderLines.find((one) => one.id === line.line_id);
  const claiming = orderLine?.case_id === row.id ? line.amount : 0;
  return {
    lineId: String(line.line_id),
    productId: String(line.product_id),
    skuId: String(line.sku_id),
    name: orderLine?.name ?? '',
    spec: orderLine?.spec ?? '',
    picture: orderLine?.picture ?? '',
    quantity: line.quantity,
    asked: line.asked,
    amount: line.amount,
    max: orderLine ? refundableOf(orderLine) + claiming : 0,
    sellable: line.sellable,
    damaged: line.damaged,
    missing: line.missing,
  };
};

const byName = (kind: string, name: string, viewer: 'customer' | StaffActor): string =>
  viewer === 'customer' && kind === 'staff' ? '商家' : name;

const messageView = (message: CaseMessageRow, viewer: 'customer' | StaffActor): CaseMessage => ({
  id: String(message.id),
  at: iso(message.at),
  by: message.actor_kind,
  byName: byName(message.actor_kind, message.actor_name, viewer),
  text: message.text,
  pictures: json(message.pictures),
  internal: Boolean(message.internal),
});

const ENDED_BADLY = ['refused', 'withdrawn', 'closed'];

/** A case as its customer sees it, or staff; staff also see notes among themselves. */
export const caseView = (whole: WholeCase, viewer: 'customer' | StaffActor): CaseView => {
  const { row, lines, order, refund } = whole;
  const open = (openCaseStatuses as readonly string[]).includes(row.status);
  const claiming = open && row.status !== 'refunding';
  return {
    id: String(row.id),
    no: row.no,
    orderId: String(row.order_id),
    orderNo: row.order_no,
    kind: row.kind,
    stage: row.stage,
    status: row.status,
    reason: { code: row.reason_code, label: row.reason_label },
    description: row.description,
    pictures: json(row.pictures),
    lines: lines.map((line) => lineView(line, whole)),
    goods: row.goods,
    freight: row.freight,
    amount: row.goods + row.freight,
    freightMax: claiming ? refundableFreightOf(order) + row.freight : refundableFreightOf(order),
    toBalance: Boolean(row.to_balance),
    freightBy: row.freight_by,
    requestedAt: iso(row.requested_at),
    endedAt: isoOrNull(row.ended_at),
    ...dueOf(row),
    returnTo: row.return_to === null ? null : json<ReturnTo>(row.return_to),
    returnParcel: parcel(row.return_carrier, row.return_tracking_no, row.sent_at),
    resend: parcel(row.resend_carrier, row.resend_tracking_no, row.resent_at),
    sendBack: parcel(row.back_carrier, row.back_tracking_no, row.refused_at),
    refusal: row.refused_at === null ? null : { reason: row.refusal, pictures: json(row.refusal_pictures), at: iso(row.refused_at) },
    money: refund && moneyOf(refund),
    messages: whole.messages.filter((message) => viewer !== 'customer' || !message.internal).map((message) => messageView(message, viewer)),
    timeline: whole.log.map((entry) => ({
      at: iso(entry.at),
      title: entry.title,
      note: entry.note,
      by: entry.actor_kind,
      byName: byName(entry.actor_kind, entry.actor_name, viewer),
    })),
    moves: movesOf(row, lines, viewer),
    previousId: row.previous_id === null ? null : String(row.previous_id),
    mayReapply:
      ENDED_BADLY.includes(row.status) && (whole.windowOpen || row.stage === 'unshipped') && lines.every((line) => free(line, whole)),
  };
};

const free = (line: CaseLineRow, { orderLines, row }: WholeCase): boolean => {
  const orderLine = orderLines.find((one) => one.id === line.line_id);
  if (!orderLine || orderLine.case_id !== null) return false;
  const left =
    row.stage === 'unshipped'
      ? orderLine.quantity - orderLine.shipped - orderLine.cancelled - orderLine.held
      : orderLine.shipped - orderLine.returned;
  return left > 0;
};

export const caseCard = (
  row: CaseRow,
  lines: readonly CaseLineRow[],
  orderLines: readonly OrderLineRow[],
  viewer: 'customer' | StaffActor,
): CaseCard => ({
  id: String(row.id),
  no: row.no,
  orderId: String(row.order_id),
  orderNo: row.order_no,
  kind: row.kind,
  stage: row.stage,
  status: row.status,
  reason: row.reason_label,
  amount: row.goods + row.freight,
  requestedAt: iso(row.requested_at),
  ...dueOf(row),
  lines: lines.map((line) => {
    const orderLine = orderLines.find((one) => one.id === line.line_id);
    return {
      lineId: String(line.line_id),
      name: orderLine?.name ?? '',
      spec: orderLine?.spec ?? '',
      picture: orderLine?.picture ?? '',
      quantity: line.quantity,
      amount: line.amount,
    };
  }),
  moves: movesOf(row, lines, viewer),
});
