import type { ChannelRefund, Notice, Outcome, PayChannel, RefusalReason, Trade } from '../../modules/payments/ports.ts';
import { type Answer, describe } from './answer.ts';
import { fetchBill, fetchFundFlow, readBill, readFundFlow } from './bill.ts';
import { openNotice } from './notification.ts';
import { closeOrder, payParams, prepay, queryPayment } from './payments.ts';
import { applyAbnormalRefund, queryRefund, submitRefund } from './refunds.ts';
import type { Transaction, WechatRefund } from './schemas.ts';

/** WeChat's codes in the words of `payments`; products spell some in two ways. */
const reasons: Readonly<Record<string, RefusalReason>> = {
  ORDERPAID: 'paid_already',
  ORDER_PAID: 'paid_already',
  ORDER_CLOSED: 'closed',
  ORDERCLOSED: 'closed',
  ORDER_NOT_EXIST: 'not_there',
  ORDERNOTEXIST: 'not_there',
  RESOURCE_NOT_EXISTS: 'not_there',
  NOT_FOUND: 'not_there',
  OUT_TRADE_NO_USED: 'number_used',
  NOT_ENOUGH: 'not_enough',
  FREQUENCY_LIMITED: 'too_often',
  RATELIMIT_EXCEEDED: 'too_often',
  RATE_LIMIT_EXCEEDED: 'too_often',
  NO_STATEMENT_EXIST: 'no_bill',
  STATEMENT_CREATING: 'bill_not_ready',
};

const outcome = <A, B>(answer: Answer<A>, map: (data: A) => B): Outcome<B> => {
  if (answer.kind === 'ok') return { kind: 'ok', data: map(answer.data) };
  if (answer.kind === 'unknown') return { kind: 'unknown', detail: describe(answer) };
  return {
    kind: 'refused',
    reason: Object.hasOwn(reasons, answer.code) ? (reasons[answer.code] as RefusalReason) : 'other',
    next: answer.meaning,
    detail: describe(answer),
  };
};

const timeOf = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));
const tradeStates: Readonly<Record<Transaction['trade_state'], Trade['state']>> = {
  SUCCESS: 'paid',
  REFUND: 'paid',
  NOTPAY: 'open',
  USERPAYING: 'open',
  ACCEPT: 'open',
  CLOSED: 'closed',
  REVOKED: 'closed',
  PAYERROR: 'closed',
};
const trade = (said: Transaction): Trade => ({
  no: said.out_trade_no,
  merchantId: said.mchid,
  appId: said.appid,
  state: tradeStates[said.trade_state],
  stateText: said.trade_state,
  transactionId: said.transaction_id ?? null,
  amount: said.amount?.total ?? null,
  currency: said.amount?.currency ?? 'CNY',
  paidAt: timeOf(said.success_time),
});
const refundStates: Readonly<Record<WechatRefund['status'], ChannelRefund['state']>> = {
  PROCESSING: 'processing',
  SUCCESS: 'succeeded',
  CLOSED: 'closed',
  ABNORMAL: 'abnormal',
};
const refund = (said: WechatRefund): ChannelRefund => ({
  no: said.out_refund_no,
  paymentNo: said.out_trade_no,
  transactionId: said.transaction_id,
  refundId: said.refund_id,
  state: refundStates[said.status],
  amount: said.amount.refund,
  total: said.amount.total,
  acceptedAt: timeOf(said.create_time),
  succeededAt: timeOf(said.success_time),
  receivedAccount: said.user_received_account ?? '',
});

const notice = (request: Parameters<PayChannel['openNotice']>[0]): Notice => {
  const opened = openNotice(request);
  if (opened.kind === 'payment') return { kind: 'payment', trade: trade(opened.transaction) };
  if (opened.kind === 'refund') return { kind: 'refund', merchantId: opened.mchid, refund: refund(opened.refund) };
  return opened.kind === 'other' ? { kind: 'other', name: opened.eventType } : opened;
};

/** WeChat Pay as `payments` wants it. */
export const wechatPayForPayments: PayChannel = {
  prepay: async (order) => outcome(await prepay(order), (data) => ({ prepayId: data.prepay_id })),
  queryPayment: async (no) => outcome(await queryPayment(no), trade),
  closePayment: async (no) => outcome(await closeOrder(no), () => undefined),
  payParams,
  submitRefund: async (order) => outcome(await submitRefund(order), refund),
  queryRefund: async (no) => outcome(await queryRefund(no), refund),
  refundToBankCard: async (order) => outcome(await applyAbnormalRefund(order), refund),
  openNotice: notice,
  statement: async (day) => outcome(await fetchBill(day), (file) => ({ rows: () => readBill(file.path), remove: file.remove })),
  fundFlow: async (day, account) =>
    outcome(await fetchFundFlow(day, account), (file) => ({ rows: () => readFundFlow(file.path), remove: file.remove })),
};
