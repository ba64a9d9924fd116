import { z } from 'zod';
import { cursorIn, day, fen, id, idIn, maybeText, page, signedFen, text, time } from '../schema.ts';
import { differenceKinds, paymentStatuses, refundStatuses } from './states.ts';

/** Which thing is to be paid. */
export const payableIn = z.object({ kind: z.enum(['order']), no: z.string().regex(/^[0-9A-Z]{10,32}$/) });
/** What `wx.requestPayment` takes. */
export const wechatPayParams = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
});
export const prepayOut = z.object({
  paid: z.boolean().describe('nothing left to pay'),
  amount: fen,
  payBefore: time,
  wechat: wechatPayParams.nullable(),
});
export const payStateOut = z.object({ state: z.enum(['unpaid', 'paid', 'closed']), amount: fen });

export const paymentRow = z.object({
  id,
  no: z.string(),
  kind: z.string(),
  payableNo: z.string(),
  status: z.enum(paymentStatuses),
  amount: fen,
  refunded: fen,
  transactionId: z.string().nullable(),
  customerId: id,
  customerName: z.string(),
  createdAt: time,
  paidAt: time.nullable(),
});
export const paymentListIn = z.object({
  ...cursorIn,
  status: z.enum(paymentStatuses).optional(),
  no: maybeText(40).optional(),
  from: day.optional(),
  to: day.optional(),
});
export const paymentPage = page(paymentRow);
export const refundRow = z.object({
  id,
  no: z.string(),
  paymentNo: z.string(),
  payableNo: z.string(),
  status: z.enum(refundStatuses),
  amount: fen,
  reason: z.string(),
  failure: z.string(),
  attempts: z.int(),
  createdAt: time,
  finishedAt: time.nullable(),
  moves: z.array(z.string()),
});
export const refundListIn = z.object({
  ...cursorIn,
  status: z.enum(refundStatuses).optional(),
  no: maybeText(40).optional(),
  from: day.optional(),
  to: day.optional(),
});
export const refundPage = page(refundRow);

export const reconciliationDay = z.object({
  day,
  state: z.enum(['waiting', 'fetching', 'matched', 'different', 'explained', 'failed']),
  payments: z.int(),
  paid: fen,
  refunds: z.int(),
  refunded: fen,
  openDifferences: z.int(),
  message: z.string(),
  finishedAt: time.nullable(),
});
export const reconciliationDays = z.object({ items: z.array(reconciliationDay) });
export const dayIn = z.object({ day });
export const difference = z.object({
  id,
  day,
  kind: z.enum(differenceKinds),
  what: z.enum(['payment', 'refund']),
  no: z.string(),
  transactionId: z.string(),
  here: signedFen.nullable(),
  there: signedFen.nullable(),
  hereState: z.string(),
  thereState: z.string(),
  resolved: z.boolean(),
  note: z.string(),
  staffName: z.string(),
});
export const differenceListIn = z.object({ ...cursorIn, day: day.optional(), open: z.boolean().optional() });
export const differencePage = page(difference);
export const resolveDifferenceIn = z.object({ id: idIn, note: text(200) });

export type PayableIn = z.input<typeof payableIn>;
export type WechatPayParams = z.output<typeof wechatPayParams>;
export type PrepayOut = z.output<typeof prepayOut>;
export type PayStateOut = z.output<typeof payStateOut>;
export type PaymentRow = z.output<typeof paymentRow>;
export type PaymentListIn = z.input<typeof paymentListIn>;
export type PaymentPage = z.output<typeof paymentPage>;
export type RefundRow = z.output<typeof refundRow>;
export type RefundListIn = z.input<typeof refundListIn>;
export type RefundPage = z.output<typeof refundPage>;
export type ReconciliationDay = z.output<typeof reconciliationDay>;
export type ReconciliationDays = z.output<typeof reconciliationDays>;
export type DayIn = z.input<typeof dayIn>;
export type Difference = z.output<typeof difference>;
export type DifferenceListIn = z.input<typeof differenceListIn>;
export type DifferencePage = z.output<typeof differencePage>;
export type ResolveDifferenceIn = z.input<typeof resolveDifferenceIn>;
