import type { Scope } from '@huitou/shared-types/promotions/scope.ts';
import { defineEntity } from '@mikro-orm/core';
import { countColumn, fenColumn, idColumn, jsonColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** What freight members of a level pay. */
export type FreightBenefit = { kind: 'none' } | { kind: 'always' } | { kind: 'monthly'; count: number };
export interface LevelPrice {
  /** Permille of the price. */
  readonly permille: number;
  readonly scope: Scope;
}
export interface BirthdayGift {
  readonly points: number;
  readonly couponTemplateId: number | null;
}

/** A level and what it brings; benefits are data. */
export const MemberLevel = defineEntity({
  name: 'MemberLevel',
  tableName: 'member_levels',
  properties: {
    id: idColumn(),
    name: textColumn(12),
    /** Spend of the last twelve months from which one has it, fen; the lowest has 0. */
    threshold: fenColumn().unique(),
    color: textColumn(7),
    price: jsonColumn<LevelPrice>().nullable(),
    freight: jsonColumn<FreightBenefit>(),
    /** Permille of the usual points. */
    pointsRate: countColumn(),
    birthday: jsonColumn<BirthdayGift>(),
    note: textColumn(200),
    createdAt: timeColumn(),
    updatedAt: timeColumn(),
  },
});
