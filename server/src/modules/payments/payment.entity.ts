import type {
  BankCardTarget,
  OfflineWay,
  PayChannel,
  PaymentStatus,
  RefundStatus,
  RefundWay,
} from '@huitou/shared-types/payments/states.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';

/** One attempt to pay for a payable. What WeChat was told is kept, for a repetition needs the very same values. */
export const Payment = defineEntity({
  name: 'Payment',
  tableName: 'payments',
  indexes: [
    { properties: ['kind', 'payableNo', 'id'] },
    { properties: ['status', 'id'] },
    { properties: ['status', 'nextQueryAt'] },
    { properties: ['status', 'paidAt'] },
    { properties: ['createdAt'] },
    { properties: ['locationId', 'id'] },
  ],
  properties: {
    id: idColumn(),
    /** out_trade_no */
    no: textColumn(32).unique(),
    kind: textColumn(20),
    payableNo: textColumn(40),
    customerId: refColumn(),
    /** The warehouse or store of what is paid: it limits who of the staff sees it. */
    locationId: refColumn().nullable(),
    channel: p.string().length(10).$type<PayChannel>(),
    status: p.string().length(20).$type<PaymentStatus>(),
    /** `kind:no` while it is open or has paid its payable; null makes room for another attempt. */
    liveKey: textColumn(64).nullable().unique(),
    /** All that pays the payable; what the balance gives of it is held until WeChat has the rest. */
    amount: fenColumn(),
    balancePart: fenColumn(),
    /** Refunds that arrived, and refunds on their way; together never above `amount`. */
    refunded: fenColumn(),
    refunding: fenColumn(),
    /** It paid twice, late, or an old price, and goes back: it does not count as paying its payable. */
    unwanted: p.boolean(),
    transactionId: textColumn(40).nullable().unique(),
    openid: textColumn(64),
    description: textColumn(127),
    notifyUrl: textColumn(255),
    expiresAt: timeColumn(),
    prepayId: textColumn(64).nullable(),
    prepayAt: timeColumn().nullable(),
    queryStep: countColumn(),
    nextQueryAt: timeColumn().nullable(),
    /** When its last refund was handed in, and which: WeChat wants a minute between two. */
    refundTurnAt: timeColumn().nullable(),
    refundTurnId: refColumn().nullable(),
    /** Refunds under numbers of their own that were owed through WeChat: it takes fifty. */
    channelRefunds: countColumn(),
    createdAt: timeColumn(),
    paidAt: timeColumn().nullable(),
    closedAt: timeColumn().nullable(),
  },
});

/** How money was handed over outside WeChat Pay, and by whom that was recorded. */
export interface OfflineProof {
  way: OfflineWay;
  reference: string;
  picture: string;
  note: string;
  staffName: string;
}

/** Money that is owed back. The number goes out on every try, so that it can arrive once only. */
export const Refund = defineEntity({
  name: 'Refund',
  tableName: 'refunds',
  indexes: [
    { properties: ['kind', 'payableNo', 'id'] },
    { properties: ['paymentId'] },
    { properties: ['status', 'id'] },
    { properties: ['status', 'nextTryAt'] },
    { properties: ['acceptedAt'] },
    { properties: ['createdAt'] },
    { properties: ['locationId', 'id'] },
    { properties: ['refundId'] },
  ],
  properties: {
    id: idColumn(),
    /** out_refund_no */
    no: textColumn(64).unique(),
    /** The caller's name for this debt: asking twice makes one refund. */
    requestKey: textColumn(100).unique(),
    /** The refund that this one goes on for, after WeChat closed its number. Others know the debt by the first one's id. */
    rootId: refColumn().nullable(),
    customerId: refColumn(),
    locationId: refColumn().nullable(),
    paymentId: refColumn(),
    paymentNo: textColumn(32),
    kind: textColumn(20),
    payableNo: textColumn(40),
    status: p.string().length(20).$type<RefundStatus>(),
    amount: fenColumn(),
    /** Goes to the customer's balance, at once; the rest goes the way it came. */
    balancePart: fenColumn(),
    way: p.string().length(12).$type<RefundWay>(),
    reason: textColumn(80),
    unwanted: p.boolean(),
    /** WeChat's number. */
    refundId: textColumn(40).nullable(),
    /** Where WeChat says that it went. */
    receivedAccount: textColumn(64),
    /** 发起异常退款: where WeChat was last told to send what it could not deliver. */
    cardTarget: p.string().length(14).$type<BankCardTarget | ''>(),
    /** When WeChat gave the money back to the shop's bank card; it is still owed. */
    returnedAt: timeColumn().nullable(),
    offline: jsonColumn<OfflineProof>().nullable(),
    attempts: countColumn(),
    failure: textColumn(200),
    nextTryAt: timeColumn().nullable(),
    createdAt: timeColumn(),
    acceptedAt: timeColumn().nullable(),
    finishedAt: timeColumn().nullable(),
  },
});

/** Something that WeChat says and that must not be believed without a look: kept as evidence, shown to staff. */
export const PaymentAlert = defineEntity({
  name: 'PaymentAlert',
  tableName: 'payment_alerts',
  indexes: [{ properties: ['resolvedAt'] }],
  properties: {
    id: idColumn(),
    alertKey: textColumn(100).unique(),
    paymentNo: textColumn(64),
    what: p.string().length(10).$type<'payment' | 'refund'>(),
    reason: textColumn(200),
    said: jsonColumn<Record<string, unknown>>(),
    seen: countColumn(),
    createdAt: timeColumn(),
    lastSeenAt: timeColumn(),
    resolvedAt: timeColumn().nullable(),
  },
});

export const db = () => query<typeof Payment | typeof Refund | typeof PaymentAlert>();
export type PaymentRowDb = Selectable<InferKyselyDB<typeof Payment>['payments']>;
export type RefundRowDb = Selectable<InferKyselyDB<typeof Refund>['refunds']>;
