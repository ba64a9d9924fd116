import type { LevelChangeKind } from '@huitou/shared-types/membership/states.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, fenColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/**
 * A customer as a member. The row is also the lock of their points: whoever changes lots holds it first.
 * `ownLevelId` is what spend has earned (and protects), `levelId` what counts: the same, unless staff gave another until `givenUntil`.
 */
export const Member = defineEntity({
  name: 'Member',
  tableName: 'members',
  indexes: [
    { properties: ['levelId', 'growth', 'customerId'] },
    { properties: ['ownLevelId', 'growth'] },
    { properties: ['growth', 'customerId'] },
    { properties: ['points', 'customerId'] },
    { properties: ['keptUntil'] },
    { properties: ['givenUntil'] },
    { properties: ['birthdayMonth', 'birthdayDay', 'customerId'] },
  ],
  properties: {
    customerId: p.bigint('number').primary().autoincrement(false),
    levelId: refColumn(),
    ownLevelId: refColumn(),
    /** Until when the own level stays, whatever growth does; null: growth decides at once. */
    keptUntil: timeColumn().nullable(),
    givenUntil: timeColumn().nullable(),
    /** How many days before `keptUntil` the member was last told; null: not yet. */
    warnedDays: countColumn().nullable(),
    /** Net spend on orders that were completed from `growthFrom` on, fen. */
    growth: fenColumn(),
    growthFrom: timeColumn(),
    /** Σ of what remains in the lots. */
    points: p.bigint('number'),
    /** Orders of `freightMonth` (`2026-01`) that went without freight by the level. */
    freightMonth: textColumn(7),
    freightUsed: countColumn(),
    birthdayMonth: countColumn().nullable(),
    birthdayDay: countColumn().nullable(),
    birthdaySetAt: timeColumn().nullable(),
    birthdayGiftAt: timeColumn().nullable(),
    joinedAt: timeColumn(),
  },
});

/** What an order brought its buyer: growth, and the points of its lot. Its row may come into being by a refund, before the order is completed. */
export const MemberOrder = defineEntity({
  name: 'MemberOrder',
  tableName: 'member_orders',
  indexes: [{ properties: ['customerId', 'completedAt', 'net'] }, { properties: ['completedAt', 'customerId', 'net'] }],
  properties: {
    orderId: p.bigint('number').primary().autoincrement(false),
    customerId: refColumn(),
    completedAt: timeColumn().nullable(),
    /** Goods money when it was completed, and what is left of that after later refunds; fen. */
    base: fenColumn(),
    net: fenColumn(),
    points: countColumn(),
    clawed: countColumn(),
  },
});

export const LevelChange = defineEntity({
  name: 'LevelChange',
  tableName: 'member_level_changes',
  indexes: [{ properties: ['customerId', 'id'] }],
  properties: {
    id: idColumn(),
    customerId: refColumn(),
    kind: p.string().length(12).$type<LevelChangeKind>(),
    fromName: textColumn(12),
    toName: textColumn(12),
    until: timeColumn().nullable(),
    note: textColumn(100),
    staffId: refColumn().nullable(),
    staffName: textColumn(60),
    at: timeColumn(),
  },
});

/** An order that went without freight by its buyer's level, out of the month's number. */
export const FreightUse = defineEntity({
  name: 'FreightUse',
  tableName: 'member_freight_uses',
  properties: {
    orderId: p.bigint('number').primary().autoincrement(false),
    customerId: refColumn(),
    month: textColumn(7),
    givenBack: p.boolean(),
  },
});

export type MemberRowDb = Selectable<InferKyselyDB<typeof Member>['members']>;
