import type { PromotionKind, PromotionStatus } from '@huitou/shared-types/promotions/states.ts';
import type { Scope } from '@huitou/shared-types/promotions/scope.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';
import type { PromotionRule } from './rule.ts';

/** Full reductions, n-th items and bundles: what they take off, of which goods, when, and what they may meet. */
export const Promotion = defineEntity({
  name: 'Promotion',
  tableName: 'promotions',
  indexes: [{ properties: ['status', 'id'] }],
  properties: {
    id: idColumn(),
    name: textColumn(40),
    tag: textColumn(12),
    kind: p.string().length(10).$type<PromotionKind>(),
    status: p.string().length(12).$type<PromotionStatus>(),
    rule: jsonColumn<PromotionRule>(),
    scope: jsonColumn<Scope>(),
    startsAt: timeColumn(),
    endsAt: timeColumn().nullable(),
    days: jsonColumn<number[]>(),
    hours: jsonColumn<{ from: string; until: string }>().nullable(),
    withMember: p.boolean(),
    withCoupons: p.boolean(),
    priority: countColumn(),
    perCustomer: countColumn().nullable(),
    budget: fenColumn().nullable(),
    /** Of the budget, by orders that were not cancelled; counted only while there is one, so that orders do not queue for this row. */
    spent: fenColumn(),
    note: textColumn(200),
    createdBy: textColumn(40),
    createdAt: timeColumn(),
    updatedAt: timeColumn(),
    endedAt: timeColumn().nullable(),
    /** Grows with every change. */
    version: countColumn(),
  },
});

/** What a promotion took off an order. Cancelling the order gives it back. */
export const PromotionUse = defineEntity({
  name: 'PromotionUse',
  tableName: 'promotion_uses',
  uniques: [{ properties: ['orderId', 'promotionId'] }],
  indexes: [{ properties: ['promotionId', 'at'] }, { properties: ['customerId'] }],
  properties: {
    id: idColumn(),
    promotionId: refColumn(),
    orderId: refColumn(),
    customerId: refColumn(),
    saved: fenColumn(),
    at: timeColumn(),
    /** What the goods of the order cost, once it is paid. */
    goods: fenColumn().nullable(),
    givenBackAt: timeColumn().nullable(),
    /** Counted against the budget and against the limit per customer. */
    budgeted: p.boolean(),
    counted: p.boolean(),
  },
});

/** How many orders of a customer a limited promotion was good for. */
export const PromotionCounter = defineEntity({
  name: 'PromotionCounter',
  tableName: 'promotion_counters',
  uniques: [{ properties: ['customerId', 'promotionId'] }],
  properties: { id: idColumn(), customerId: refColumn(), promotionId: refColumn(), orders: countColumn() },
});

export const db = () => query<typeof Promotion | typeof PromotionUse | typeof PromotionCounter>();
export type PromotionRow = Selectable<InferKyselyDB<typeof Promotion>['promotions']>;
export type PromotionUseRow = Selectable<InferKyselyDB<typeof PromotionUse>['promotion_uses']>;
