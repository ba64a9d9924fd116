import type {
  CodeKind,
  CouponKind,
  CouponSource,
  CouponStatus,
  CouponWay,
  RefundRule,
  TemplateStatus,
} from '@huitou/shared-types/coupons/states.ts';
import type { Scope } from '@huitou/shared-types/promotions/scope.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';

/** A kind of coupon. Its terms stand once it is published, so coupons need no copy of them. */
export const CouponTemplate = defineEntity({
  name: 'CouponTemplate',
  tableName: 'coupon_templates',
  indexes: [{ properties: ['status', 'inCentre', 'id'] }, { properties: ['groupId'] }],
  properties: {
    id: idColumn(),
    no: textColumn(32).unique(),
    status: p.string().length(10).$type<TemplateStatus>(),
    version: countColumn(),
    name: textColumn(30),
    kind: p.string().length(15).$type<CouponKind>(),
    amount: fenColumn(),
    percentOff: countColumn(),
    maxOff: fenColumn().nullable(),
    threshold: fenColumn(),
    scope: jsonColumn<Scope>(),
    groupId: refColumn(),
    /** The same days for everybody, or … */
    validFrom: timeColumn().nullable(),
    validUntil: timeColumn().nullable(),
    /** … so many days from when it is got, after a delay. */
    validDays: countColumn().nullable(),
    delayDays: countColumn(),
    total: countColumn().nullable(),
    perCustomer: countColumn(),
    ways: jsonColumn<CouponWay[]>(),
    inCentre: p.boolean(),
    claimFrom: timeColumn().nullable(),
    claimUntil: timeColumn().nullable(),
    paidThreshold: fenColumn(),
    budget: fenColumn().nullable(),
    costCentre: textColumn(30).index(),
    givable: p.boolean(),
    returnOnCancel: p.boolean(),
    returnOnRefund: p.string().length(10).$type<RefundRule>(),
    description: textColumn(500),
    note: textColumn(200),
    /** Coupons handed out, without those that a friend passed on. */
    claimed: countColumn(),
    /** Uses that stand, and what they cost the shop. */
    used: countColumn(),
    cost: fenColumn(),
    createdBy: textColumn(60),
    createdAt: timeColumn(),
    updatedAt: timeColumn(),
  },
});

/** How many coupons of a template a customer has got: the limit is held by this row, and its count numbers them. */
export const CouponCounter = defineEntity({
  name: 'CouponCounter',
  tableName: 'coupon_counters',
  properties: { templateId: refColumn().primary(), customerId: refColumn().primary(), taken: countColumn() },
});

export const Coupon = defineEntity({
  name: 'Coupon',
  tableName: 'coupons',
  indexes: [
    { properties: ['customerId', 'status', 'validUntil', 'id'] },
    { properties: ['templateId', 'status', 'id'] },
    { properties: ['status', 'warned', 'validUntil', 'id'] },
    { properties: ['issuedAt', 'id'] },
    { properties: ['codeBatchId', 'id'] },
    { properties: ['orderId'] },
    { properties: ['code'] },
  ],
  uniques: [{ properties: ['templateId', 'customerId', 'seq'] }],
  properties: {
    id: idColumn(),
    templateId: refColumn(),
    customerId: refColumn(),
    seq: countColumn(),
    status: p.string().length(10).$type<CouponStatus>(),
    source: p.string().length(15).$type<CouponSource>(),
    /** The reason for which it was given, once: `registered:7:12`. */
    sourceKey: textColumn(100).nullable().unique(),
    validFrom: timeColumn(),
    validUntil: timeColumn(),
    /** The order whose use stands. */
    orderId: refColumn().nullable(),
    codeBatchId: refColumn().nullable(),
    code: textColumn(20),
    /** Given by this member of staff. */
    grantedBy: textColumn(60),
    /** The least number of days before its end at which that was announced; 99 for not yet. */
    warned: countColumn(),
    issuedAt: timeColumn(),
    changedAt: timeColumn(),
  },
});

/**
 * A coupon used for an order. `live` stands; `returned` gave the coupon back; `forfeited`: the order is undone and costs the shop nothing, but by
 * the coupon's rule it stays used.
 */
export const CouponUse = defineEntity({
  name: 'CouponUse',
  tableName: 'coupon_uses',
  indexes: [{ properties: ['orderId'] }, { properties: ['couponId', 'id'] }, { properties: ['usedAt', 'templateId', 'state', 'saved'] }],
  properties: {
    id: idColumn(),
    couponId: refColumn(),
    /** The coupon while it is not returned: unique, so that it is used once. */
    liveCouponId: refColumn().nullable().unique(),
    templateId: refColumn(),
    customerId: refColumn(),
    orderId: refColumn(),
    saved: fenColumn(),
    state: p.string().length(10).$type<'live' | 'returned' | 'forfeited'>(),
    usedAt: timeColumn(),
    endedAt: timeColumn().nullable(),
  },
});

export const CouponGift = defineEntity({
  name: 'CouponGift',
  tableName: 'coupon_gifts',
  indexes: [{ properties: ['state', 'expiresAt'] }, { properties: ['couponId', 'id'] }],
  properties: {
    id: idColumn(),
    couponId: refColumn(),
    /** The coupon while the gift waits: unique, so that it is offered once at a time. */
    liveCouponId: refColumn().nullable().unique(),
    fromCustomerId: refColumn().index(),
    toCustomerId: refColumn().nullable().index(),
    toCouponId: refColumn().nullable(),
    state: p.string().length(10).$type<'waiting' | 'accepted' | 'taken_back' | 'expired'>(),
    expiresAt: timeColumn(),
    createdAt: timeColumn(),
    endedAt: timeColumn().nullable(),
  },
});

export const CouponCodeBatch = defineEntity({
  name: 'CouponCodeBatch',
  tableName: 'coupon_code_batches',
  indexes: [{ properties: ['templateId', 'id'] }],
  properties: {
    id: idColumn(),
    templateId: refColumn(),
    kind: p.string().length(10).$type<CodeKind>(),
    count: countColumn(),
    made: countColumn(),
    redeemed: countColumn(),
    enabled: p.boolean(),
    expiresAt: timeColumn().nullable(),
    note: textColumn(60),
    createdBy: textColumn(60),
    createdAt: timeColumn(),
  },
});

export const CouponCode = defineEntity({
  name: 'CouponCode',
  tableName: 'coupon_codes',
  indexes: [{ properties: ['batchId', 'id'] }],
  properties: {
    id: idColumn(),
    batchId: refColumn(),
    code: textColumn(20).unique(),
    /** The coupon that a single code became. */
    couponId: refColumn().nullable(),
    redeemedAt: timeColumn().nullable(),
  },
});

export const CouponGroup = defineEntity({
  name: 'CouponGroup',
  tableName: 'coupon_groups',
  properties: { id: idColumn(), name: textColumn(20).unique(), sort: countColumn() },
});

/** The stacking matrix: one row. */
export const CouponStacking = defineEntity({
  name: 'CouponStacking',
  tableName: 'coupon_stacking',
  properties: {
    id: refColumn().primary(),
    version: countColumn(),
    allowed: jsonColumn<{ a: string; b: string }[]>(),
    updatedBy: textColumn(60),
    updatedAt: timeColumn(),
  },
});

export const couponEntities = [
  CouponTemplate,
  CouponCounter,
  Coupon,
  CouponUse,
  CouponGift,
  CouponCodeBatch,
  CouponCode,
  CouponGroup,
  CouponStacking,
];
export const db = () =>
  query<
    | typeof CouponTemplate
    | typeof CouponCounter
    | typeof Coupon
    | typeof CouponUse
    | typeof CouponGift
    | typeof CouponCodeBatch
    | typeof CouponCode
    | typeof CouponGroup
    | typeof CouponStacking
  >();
type Tables = InferKyselyDB<typeof CouponTemplate> &
  InferKyselyDB<typeof Coupon> &
  InferKyselyDB<typeof CouponCodeBatch> &
  InferKyselyDB<typeof CouponGift>;
export type TemplateRow = Selectable<Tables['coupon_templates']>;
export type CouponRow = Selectable<Tables['coupons']>;
export type BatchRow = Selectable<Tables['coupon_code_batches']>;
export type GiftRow = Selectable<Tables['coupon_gifts']>;
