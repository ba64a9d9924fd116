import { z } from 'zod';
import { cursorIn, day, fen, fileUrl, id, idIn, maybeText, page, signedFen, text, time } from '../schema.ts';
import {
  bankCardTargets,
  dayStates,
  debitBanks,
  differenceKinds,
  differenceSources,
  differenceSubjects,
  offlineWays,
  payChannels,
  paymentStatuses,
  refundStatuses,
  refundWays,
} from './states.ts';

/** Which thing is to be paid. */
export const payableIn = z.object({ kind: z.enum(['order']), no: z.string().regex(/^[0-9A-Z]{10,32}$/) });
export const prepayIn = payableIn.extend({
  useBalance: z
    .boolean()
    .optional()
    .describe('pay from the balance as far as it goes, and the rest by WeChat; when left out, an attempt that is open keeps its choice'),
});
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
  amount: fen.describe('what the whole costs'),
  payBefore: time,
  wechat: wechatPayParams.nullable().describe('null when nothing is left to pay by WeChat'),
  balanceAvailable: fen.describe('what the balance can give to this payment'),
  balanceUsed: fen.describe('what it gives'),
  wechatAmount: fen.describe('what is left for WeChat Pay'),
});
export const payStateOut = z.object({
  state: z.enum(['unpaid', 'paid', 'closed']),
  amount: fen,
  balanceAvailable: fen.describe('what the balance can give to this payment'),
  balanceUsed: fen.describe('what the open attempt holds of it, or what it gave'),
  wechatAmount: fen.describe('amount − balanceUsed'),
  payBefore: time,
});

export const paymentRow = z.object({
  id,
  no: z.string(),
  kind: z.string(),
  payableNo: z.string(),
  status: z.enum(paymentStatuses),
  channel: z.enum(payChannels),
  amount: fen,
  balancePart: fen.describe('what of the amount came from the balance'),
  refunded: fen,
  refunding: fen,
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
  balancePart: fen.describe('what of it goes to the balance'),
  channelPart: fen.describe('the rest'),
  way: z.enum(refundWays),
  reason: z.string(),
  failure: z.string(),
  attempts: z.int(),
  createdAt: time,
  finishedAt: time.nullable(),
  moves: z.array(z.string()),
  customerId: id,
  customerName: z.string(),
  wechatNo: z.string().nullable().describe('refund_id'),
});
const refundStep = z.object({ title: z.string(), at: time, note: z.string(), by: z.string() });
export const refundDetail = refundRow.extend({
  payment: z.object({ id, no: z.string(), amount: fen, balancePart: fen, transactionId: z.string().nullable(), paidAt: time.nullable() }),
  timeline: z.array(refundStep),
  receivedAccount: z.string().describe('where WeChat says it went, 招商银行信用卡0403; empty when it has not said'),
  expected: z.string().describe('when the customer can expect it, to be read out to them'),
  returnedAt: time.nullable().describe('when WeChat gave the money back to the shop’s own bank card; it is still owed to the customer'),
  offline: z
    .object({ way: z.enum(offlineWays), reference: z.string(), picture: z.string(), note: z.string(), staffName: z.string(), at: time })
    .nullable(),
  limits: z.object({
    partials: z.int().describe('refunds of this payment that went to WeChat; it takes 50'),
    until: time.nullable().describe('until when WeChat takes refunds of this payment; null when nothing came by WeChat'),
  }),
});
export const refundCountsIn = z.object({ from: day.optional(), to: day.optional() });
export const refundCounts = z.object({
  all: z.int(),
  waiting: z.int(),
  processing: z.int(),
  abnormal: z.int(),
  succeeded: z.int(),
  closed: z.int(),
});
export const refundToBankCardIn = z
  .object({
    id: idIn,
    target: z.enum(bankCardTargets),
    bank: z.enum(debitBanks.map(({ code }) => code)).optional(),
    account: z
      .string()
      .trim()
      .regex(/^\d{8,30}$/, '银行卡号不正确')
      .optional(),
    name: text(40, 2).optional(),
  })
  .refine(({ target, bank, account, name }) => target === 'merchant_card' || (bank && account && name), {
    error: '请填写开户银行、卡号和姓名',
    path: ['account'],
  });
export const offlineRefundIn = z.object({
  id: idIn,
  amount: fen.describe('what was handed over: exactly what is owed outside the balance'),
  way: z.enum(offlineWays),
  reference: text(60).describe('number of the transfer or receipt'),
  picture: fileUrl.describe('proof'),
  note: maybeText(200).default(''),
});
/** What the customer sees of a refund. */
export const myRefund = z.object({
  id,
  no: z.string(),
  payableNo: z.string(),
  status: z.enum(refundStatuses),
  amount: fen,
  balancePart: fen,
  channelPart: fen,
  way: z.enum(refundWays),
  /** 退款去向, as a sentence. */
  wayText: z.string(),
  expected: z.string(),
  steps: z.array(z.object({ title: z.string(), at: time.nullable(), done: z.boolean() })),
  createdAt: time,
  finishedAt: time.nullable(),
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
  state: z.enum(dayStates),
  payments: z.int(),
  paid: fen,
  refunds: z.int(),
  refunded: fen,
  openDifferences: z.int(),
  message: z.string(),
  finishedAt: time.nullable(),
  /** The same figures from our books. */
  ourPayments: z.int(),
  ourPaid: fen,
  ourRefunds: z.int(),
  ourRefunded: fen,
  fees: signedFen.describe('what WeChat kept, less what it gave back'),
  otherFlow: signedFen.describe('money that came (+) or went (−) for other reasons: withdrawals, top-ups'),
  net: signedFen.describe('all that came less all that went, by the fund-flow bills'),
  closingBalance: signedFen.nullable().describe('of the basic account after the day; null when nothing moved on it'),
  operationBalance: signedFen.nullable(),
  closedAt: time.nullable().describe('a day is closed when nothing about it is unexplained'),
  closedBy: z.string(),
});
export const reconciliationDays = z.object({ items: z.array(reconciliationDay) });
export const dayIn = z.object({ day });
export const reopenDayIn = z.object({ day, note: text(200) });
export const reconciliationDayDetail = reconciliationDay.extend({
  differences: z.array(z.object({ kind: z.enum(differenceKinds), what: z.enum(differenceSubjects), open: z.int(), resolved: z.int() })),
  timeline: z.array(refundStep),
});
export const difference = z.object({
  id,
  day,
  kind: z.enum(differenceKinds),
  what: z.enum(differenceSubjects),
  source: z.enum(differenceSources),
  no: z.string(),
  transactionId: z.string(),
  here: signedFen.nullable(),
  there: signedFen.nullable(),
  hereState: z.string(),
  thereState: z.string(),
  resolved: z.boolean(),
  note: z.string(),
  staffName: z.string(),
  resolvedAt: time.nullable(),
  fixable: z.boolean().describe('WeChat can be asked, and the books follow its answer'),
  payableNo: z.string().describe('of the payment here; empty when there is none'),
});
export const differenceListIn = z.object({
  ...cursorIn,
  day: day.optional(),
  open: z.boolean().optional(),
  kind: z.enum(differenceKinds).optional(),
});
export const differencePage = page(difference);
export const resolveDifferenceIn = z.object({ id: idIn, note: text(200) });

export type PayableIn = z.input<typeof payableIn>;
export type PrepayIn = z.input<typeof prepayIn>;
export type RefundDetail = z.output<typeof refundDetail>;
export type RefundCountsIn = z.input<typeof refundCountsIn>;
export type RefundCounts = z.output<typeof refundCounts>;
export type RefundToBankCardIn = z.input<typeof refundToBankCardIn>;
export type OfflineRefundIn = z.input<typeof offlineRefundIn>;
export type MyRefund = z.output<typeof myRefund>;
export type ReopenDayIn = z.input<typeof reopenDayIn>;
export type ReconciliationDayDetail = z.output<typeof reconciliationDayDetail>;
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
