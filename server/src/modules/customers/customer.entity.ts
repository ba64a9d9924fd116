import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, fenColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** Somebody who shops here. A deleted customer keeps the row, because orders point to it, and nothing else. */
export const Customer = defineEntity({
  name: 'Customer',
  tableName: 'customers',
  indexes: [{ properties: ['spent', 'id'] }, { properties: ['lastOrderAt', 'id'] }],
  properties: {
    id: idColumn(),
    /** Null once deleted: the same person may begin anew. */
    openid: textColumn(64).nullable().unique(),
    unionid: textColumn(64).nullable().index(),
    nickname: textColumn(40).index(),
    avatar: textColumn(300),
    phone: textColumn(20).nullable().unique(),
    /** WeChat has not said that the nickname is fit to be shown. */
    nicknameDoubtful: p.boolean(),
    /** Under which number WeChat judges the avatar. */
    avatarTrace: textColumn(100).nullable().index(),
    blocked: p.boolean(),
    policyAccepted: textColumn(20).nullable(),
    registeredAt: timeColumn(),
    lastSeenAt: timeColumn().nullable(),
    orderCount: countColumn(),
    spent: fenColumn(),
    lastOrderAt: timeColumn().nullable(),
    /** Whose customer this is, for staff who see only their own. */
    ownerStaffId: refColumn().nullable().index(),
    exportTaskId: refColumn().nullable(),
    exportRequestedAt: timeColumn().nullable(),
    /** When the account will be deleted, unless the customer changes their mind. */
    deletionAt: timeColumn().nullable().index(),
    deletedAt: timeColumn().nullable(),
  },
});
export type Customer = InferEntity<typeof Customer>;

export const CustomerSession = defineEntity({
  name: 'CustomerSession',
  tableName: 'customer_sessions',
  properties: {
    id: idColumn(),
    tokenHash: textColumn(64).unique(),
    customerId: refColumn().index(),
    createdAt: timeColumn(),
    lastSeenAt: timeColumn(),
    expiresAt: timeColumn().index(),
  },
});
export type CustomerSession = InferEntity<typeof CustomerSession>;

/** Which version of the policies a customer agreed to, and when. Rows are never changed. */
export const CustomerConsent = defineEntity({
  name: 'CustomerConsent',
  tableName: 'customer_consents',
  uniques: [{ properties: ['customerId', 'version'] }],
  properties: { id: idColumn(), customerId: refColumn(), version: textColumn(20), at: timeColumn(), ip: textColumn(64) },
});
export type CustomerConsent = InferEntity<typeof CustomerConsent>;

/** A paid order that has been counted: what makes counting safe to repeat. */
export const CustomerPurchase = defineEntity({
  name: 'CustomerPurchase',
  tableName: 'customer_purchases',
  properties: { id: idColumn(), orderId: refColumn().unique(), customerId: refColumn().index(), paid: fenColumn(), at: timeColumn() },
});
export type CustomerPurchase = InferEntity<typeof CustomerPurchase>;

/** What a customer got back of what they bought: taken off what they spent, once for each refund. */
export const CustomerRefund = defineEntity({
  name: 'CustomerRefund',
  tableName: 'customer_refunds',
  properties: { id: idColumn(), refundId: refColumn().unique(), customerId: refColumn().index(), amount: fenColumn(), at: timeColumn() },
});
export type CustomerRefund = InferEntity<typeof CustomerRefund>;
