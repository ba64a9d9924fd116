import { chinaDay } from '../times.ts';
import type { Log, Table } from '../store.ts';

export type StoredState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';

/** An order as WeChat Pay knows it. Money in fen, times in ms of the sandbox clock. */
export interface Order {
  no: string;
  description: string;
  attach?: string;
  notifyUrl: string;
  total: number;
  openid: string;
  deviceId?: string;
  /** Digest of the first request, to tell a repeat from a change. */
  fingerprint: string;
  createdAt: number;
  expiresAt: number;
  prepayId: string;
  prepayAt: number;
  state: StoredState;
  transactionId?: string;
  paidAt?: number;
  /** What a coupon took off; payer_total = total − coupon. */
  coupon?: number;
  /** Out_refund_nos in order of request. */
  refunds: string[];
  /** Refunded or being refunded, fen. */
  refunded: number;
  lastRefundAt?: number;
}

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL';

export interface Refund {
  no: string;
  refundId: string;
  orderNo: string;
  transactionId: string;
  amount: number;
  total: number;
  /** What comes back to the payer, fen; less than `amount` when a coupon was used. */
  payerRefund: number;
  /** What the payer gave for the order, fen. */
  payerTotal: number;
  reason?: string;
  notifyUrl?: string;
  fingerprint: string;
  createdAt: number;
  status: RefundStatus;
  successAt?: number;
  /** Where it goes when not the way it came (发起异常退款). */
  channel?: 'OTHER_BANKCARD';
  receivedAccount?: string;
  /** How the fault list or a person decided that it ends; SUCCESS unless said otherwise. */
  outcome: 'SUCCESS' | 'CLOSED' | 'ABNORMAL' | 'HOLD';
}

/** The books: orders and refunds with every index that a request needs, so that no request scans. */
export class Ledger {
  readonly orders: Table<Order>;
  readonly refunds: Table<Refund>;
  readonly byTransaction = new Map<string, Order>();
  readonly byPrepay = new Map<string, Order>();
  readonly byRefundId = new Map<string, Refund>();
  readonly #paidByDay = new Map<string, Set<Order>>();
  readonly #refundsByDay = new Map<string, Set<Refund>>();

  constructor(log: Log) {
    this.orders = log.table<Order>(
      'order',
      (order) => order.no,
      (order) => {
        this.byPrepay.set(order.prepayId, order);
        if (!order.transactionId || order.paidAt === undefined) return;
        this.byTransaction.set(order.transactionId, order);
        group(this.#paidByDay, chinaDay(order.paidAt)).add(order);
      },
    );
    this.refunds = log.table<Refund>(
      'refund',
      (refund) => refund.no,
      (refund) => {
        this.byRefundId.set(refund.refundId, refund);
        group(this.#refundsByDay, chinaDay(refund.createdAt)).add(refund);
      },
    );
  }

  paidOn(day: string): Order[] {
    return [...(this.#paidByDay.get(day) ?? [])];
  }

  refundedOn(day: string): Refund[] {
    return [...(this.#refundsByDay.get(day) ?? [])];
  }

  /** Open means payable: an order past its time_expire counts as closed. */
  stateOf(order: Order, now: number): StoredState {
    return order.state === 'NOTPAY' && now >= order.expiresAt ? 'CLOSED' : order.state;
  }
}

function group<T>(groups: Map<string, Set<T>>, key: string): Set<T> {
  let found = groups.get(key);
  if (!found) groups.set(key, (found = new Set()));
  return found;
}
