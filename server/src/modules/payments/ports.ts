import type { RawRequest } from '../../platform/http/mount.ts';

/**
 * What became of a call to the payment channel. A lost or unbelievable reply is `unknown`, never a failure: the call may have taken
 * effect, and must be asked about or repeated under the same number. `next` says what to do about a refusal: repeat the same request
 * later, ask how things stand, or give up, for it will never be accepted as it is.
 */
export type Outcome<T> =
  | { kind: 'ok'; data: T }
  | { kind: 'refused'; reason: RefusalReason; next: 'retry' | 'query' | 'final'; detail: string }
  | { kind: 'unknown'; detail: string };
export type RefusalReason =
  | 'paid_already'
  | 'closed'
  | 'not_there'
  | 'number_used'
  | 'not_enough'
  | 'too_often'
  | 'no_bill'
  | 'bill_not_ready'
  | 'other';

/** What the channel says of a payment. `transactionId` and `paidAt` come with the money; a refunded one was paid. */
export interface Trade {
  no: string;
  merchantId: string;
  appId: string;
  state: 'paid' | 'open' | 'closed';
  stateText: string;
  transactionId: string | null;
  amount: number | null;
  currency: string;
  paidAt: Date | null;
}
export interface ChannelRefund {
  no: string;
  paymentNo: string;
  transactionId: string;
  refundId: string;
  state: 'processing' | 'succeeded' | 'closed' | 'abnormal';
  amount: number;
  total: number;
  acceptedAt: Date | null;
  succeededAt: Date | null;
  /** Where it goes in WeChat's words (退款入账账户), 招商银行信用卡0403; empty when not said. */
  receivedAccount: string;
}
export type Notice =
  | { kind: 'payment'; trade: Trade }
  | { kind: 'refund'; merchantId: string; refund: ChannelRefund }
  | { kind: 'other'; name: string }
  | { kind: 'refused'; status: number; reason: string };

/** A line of the day's trade bill; amounts in fen. */
export interface StatementRow {
  what: 'payment' | 'refund';
  no: string;
  paymentNo: string;
  transactionId: string;
  /** WeChat's number of the refund; empty for a payment. */
  refundId: string;
  amount: number;
  /** What it moves on the account: less than `amount` when WeChat's coupons were in it. */
  settled: number;
  /** Commission, in thousandths of a fen; negative when it is given back. */
  fee: number;
  state: string;
}
export type FlowAccount = 'BASIC' | 'OPERATION';
/** A line of the day's fund-flow bill; amounts in fen, signed: what came in is positive. */
export interface FlowRow {
  kind: 'payment' | 'refund' | 'fee' | 'other';
  /** WeChat's number of the payment or the refund. */
  number: string;
  amount: number;
  /** Of the account, after it. */
  balance: number;
}
export interface Statement<Row> {
  /** @throws BadStatement at the first line that makes no sense */
  rows: () => AsyncIterable<Row>;
  remove: () => Promise<void>;
}
/** A statement that cannot be trusted: broken, cut off, of another shape. The message is for staff. */
export class BadStatement extends Error {
  override readonly name = 'BadStatement';
}

/** What this slice needs of WeChat Pay, in its own words. */
export interface PayChannel {
  /** Repeating an order needs the very same values; the id can be paid with for two hours. */
  prepay: (order: {
    no: string;
    amount: number;
    description: string;
    openid: string;
    expiresAt: Date;
    notifyUrl: string;
  }) => Promise<Outcome<{ prepayId: string }>>;
  queryPayment: (no: string) => Promise<Outcome<Trade>>;
  closePayment: (no: string) => Promise<Outcome<void>>;
  /** What `wx.requestPayment` takes, signed anew each time. */
  payParams: (prepayId: string) => { timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string };
  submitRefund: (refund: {
    no: string;
    transactionId: string;
    amount: number;
    total: number;
    reason: string;
    notifyUrl: string;
  }) => Promise<Outcome<ChannelRefund>>;
  queryRefund: (no: string) => Promise<Outcome<ChannelRefund>>;
  /** 发起异常退款, only while the refund is abnormal: to a debit card of the customer, or (null) to the merchant's own. */
  refundToBankCard: (refund: {
    no: string;
    refundId: string;
    card: { bank: string; account: string; name: string } | null;
  }) => Promise<Outcome<ChannelRefund>>;
  /** Verifies and opens what was posted to us; believes nothing else. */
  openNotice: (request: Pick<RawRequest, 'headers' | 'rawBody'>) => Notice;
  /** The verified trade bill of a day. The caller calls `remove`. @throws BadStatement, also while rows are read */
  statement: (day: string) => Promise<Outcome<Statement<StatementRow>>>;
  /** The verified fund-flow bill of an account and a day; likewise. */
  fundFlow: (day: string, account: FlowAccount) => Promise<Outcome<Statement<FlowRow>>>;
}

let plugged: PayChannel | undefined;
export const plugPayChannel = (channel: PayChannel): void => {
  plugged = channel;
};
export const channel = (): PayChannel => {
  if (!plugged) throw new Error('WeChat Pay is not plugged in');
  return plugged;
};
