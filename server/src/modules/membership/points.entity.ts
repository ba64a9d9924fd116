import type { PointKind } from '@huitou/shared-types/membership/states.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';
import type { MemberLevel } from './level.entity.ts';
import type { FreightUse, LevelChange, Member, MemberOrder } from './member.entity.ts';

/** Points that came together and end together. Below zero only when a refund took back what was spent: the next points fill it. */
export const PointsLot = defineEntity({
  name: 'PointsLot',
  tableName: 'points_lots',
  indexes: [{ properties: ['customerId', 'open', 'expiresAt', 'id'] }, { properties: ['open', 'expiresAt', 'customerId'] }],
  properties: {
    id: idColumn(),
    customerId: refColumn(),
    /** What it is for, once: `earn:order:12`. */
    key: textColumn(100).unique(),
    kind: p.string().length(10).$type<PointKind>(),
    title: textColumn(60),
    granted: countColumn(),
    remaining: countColumn(),
    /** Whether anything remains; in the indexes, so that nobody reads through what is used up. */
    open: p.boolean(),
    at: timeColumn(),
    /** `FOREVER` when it never ends. */
    expiresAt: timeColumn(),
    /** How many days before its end the member was last told; 0: not yet. */
    warnedDays: countColumn(),
  },
});

/** A line of a member's statement. Rows are never changed. */
export const PointsEntry = defineEntity({
  name: 'PointsEntry',
  tableName: 'points_entries',
  indexes: [{ properties: ['customerId', 'id'] }, { properties: ['staffId', 'at'] }, { properties: ['at', 'kind', 'points'] }],
  properties: {
    id: idColumn(),
    customerId: refColumn(),
    /** Written once: `spend:order:12`, `expire:lot:7`. */
    key: textColumn(100).unique(),
    kind: p.string().length(10).$type<PointKind>(),
    title: textColumn(60),
    points: countColumn(),
    balanceAfter: p.bigint('number'),
    sourceKind: textColumn(20),
    sourceNo: textColumn(64),
    note: textColumn(100),
    staffId: refColumn().nullable(),
    staffName: textColumn(60),
    at: timeColumn(),
  },
});

/** What an order took out of which lot, and what of that has come back. */
export const PointsUse = defineEntity({
  name: 'PointsUse',
  tableName: 'points_uses',
  indexes: [{ properties: ['orderId', 'id'] }, { properties: ['lotId'] }],
  properties: {
    id: idColumn(),
    orderId: refColumn(),
    customerId: refColumn(),
    lotId: refColumn(),
    /** 0, and 1 when the order was closed and came back to life. */
    round: countColumn(),
    points: countColumn(),
    returned: countColumn(),
  },
});

export const db = () =>
  query<
    | typeof Member
    | typeof MemberOrder
    | typeof MemberLevel
    | typeof LevelChange
    | typeof FreightUse
    | typeof PointsLot
    | typeof PointsEntry
    | typeof PointsUse
  >();
export type LotRow = Selectable<InferKyselyDB<typeof PointsLot>['points_lots']>;
export type EntryRow = Selectable<InferKyselyDB<typeof PointsEntry>['points_entries']>;
