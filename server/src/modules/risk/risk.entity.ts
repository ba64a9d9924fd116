import type { RiskRuleCode } from '@huitou/shared-types/risk/rules.ts';
import type { Signal } from '@huitou/shared-types/risk/schema.ts';
import type { JudgementMark, ListKind, ListSide, RiskBasis, RiskDecision } from '@huitou/shared-types/risk/states.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';
import type { Mark } from './trail/marks.ts';

/** What was known when a judgement was made, for those who look at it later. */
export interface Evidence {
  readonly signals: readonly Signal[];
  readonly trail: readonly Mark[];
  readonly challengeFrom: number;
  readonly refuseFrom: number;
  readonly registeredAt: number | null;
  readonly orders: number;
  readonly wechatRank: number | null;
}

/** Whether somebody was let in to a rush, and why. Rows are only ever added, but for the mark of staff. */
export const RiskJudgement = defineEntity({
  name: 'RiskJudgement',
  tableName: 'risk_judgements',
  indexes: [
    { properties: ['at', 'id'] },
    { properties: ['customerId', 'id'] },
    { properties: ['deviceId', 'id'] },
    { properties: ['ip', 'id'] },
    { properties: ['itemId', 'id'] },
    { properties: ['decision', 'id'] },
    { properties: ['mark', 'id'] },
  ],
  properties: {
    id: idColumn(),
    no: textColumn(40).unique(),
    at: timeColumn(),
    customerId: refColumn(),
    deviceId: textColumn(64),
    fingerprint: textColumn(64),
    ip: textColumn(64),
    userAgent: textColumn(200),
    activityId: refColumn(),
    itemId: refColumn(),
    decision: p.string().length(10).$type<RiskDecision>(),
    wouldBe: p.string().length(10).$type<RiskDecision>(),
    basis: p.string().length(12).$type<RiskBasis>(),
    /** In tenths of a point. */
    score: countColumn(),
    /** `,no_view,device_new,`: rules that counted, the heaviest first, to be found by any of them. */
    reasons: textColumn(500),
    evidence: jsonColumn<Evidence>(),
    mark: p.string().length(16).$type<JudgementMark>().nullable(),
    markNote: textColumn(200),
    markedBy: textColumn(60),
    markedAt: timeColumn().nullable(),
  },
});

/** A customer, a device or an address that is always let in or never. */
export const RiskListEntry = defineEntity({
  name: 'RiskListEntry',
  tableName: 'risk_list_entries',
  uniques: [{ properties: ['kind', 'value'] }],
  indexes: [{ properties: ['side', 'id'] }],
  properties: {
    id: idColumn(),
    side: p.string().length(8).$type<ListSide>(),
    kind: p.string().length(10).$type<ListKind>(),
    value: textColumn(64),
    reason: textColumn(200),
    /** Null: for good. */
    until: timeColumn().nullable().fieldName('ends_at'),
    staffId: refColumn().nullable(),
    staffName: textColumn(60),
    createdAt: timeColumn(),
  },
});

/** Who has been seen on which device: the memory behind the counters in Redis. */
export const RiskDevice = defineEntity({
  name: 'RiskDevice',
  tableName: 'risk_devices',
  uniques: [{ properties: ['deviceId', 'customerId'] }],
  indexes: [{ properties: ['customerId'] }, { properties: ['lastSeenAt'] }],
  properties: { id: idColumn(), deviceId: textColumn(64), customerId: refColumn(), firstSeenAt: timeColumn(), lastSeenAt: timeColumn() },
});

export const db = () => query<typeof RiskJudgement | typeof RiskListEntry | typeof RiskDevice>();
export type JudgementRow = Selectable<InferKyselyDB<typeof RiskJudgement>['risk_judgements']>;
export type ListRow = Selectable<InferKyselyDB<typeof RiskListEntry>['risk_list_entries']>;
export const reasonsText = (reasons: readonly RiskRuleCode[]): string => (reasons.length === 0 ? '' : `,${reasons.join(',')},`);
export const reasonsOf = (text: string): RiskRuleCode[] => text.split(',').filter(Boolean) as RiskRuleCode[];
