import type { CheckState } from '@huitou/shared-types/checks/states.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';

/** A row that breaks a rule, as text. */
export type BadRow = Record<string, string | null>;

/** One pass over the rules. Kept for a month. */
export const CheckRun = defineEntity({
  name: 'CheckRun',
  tableName: 'check_runs',
  indexes: [{ properties: ['whole', 'startedAt'] }],
  properties: {
    id: idColumn(),
    state: p.string().length(10).$type<'waiting' | 'running' | 'done'>(),
    /** `live` until it is done: one run at a time, whoever asks. */
    liveKey: textColumn(10).nullable().unique(),
    whole: p.boolean(),
    staffId: refColumn().nullable(),
    staffName: textColumn(60),
    startedAt: timeColumn(),
    /** Its worker was alive then. */
    beatAt: timeColumn(),
    finishedAt: timeColumn().nullable(),
    ms: countColumn(),
    checks: countColumn(),
    red: countColumn(),
  },
});

/** How a rule fared the last time. */
export const CheckResult = defineEntity({
  name: 'CheckResult',
  tableName: 'check_results',
  properties: {
    name: textColumn(160).primary(),
    state: p.string().length(10).$type<CheckState>(),
    ranAt: timeColumn(),
    ms: countColumn(),
    count: countColumn().fieldName('bad_rows'),
    rows: jsonColumn<BadRow[]>().fieldName('first_rows'),
    message: textColumn(300),
  },
});

/** A time in which a rule was broken: from the first red run to the first green one. Never deleted. */
export const CheckIncident = defineEntity({
  name: 'CheckIncident',
  tableName: 'check_incidents',
  properties: {
    id: idColumn(),
    name: textColumn(160),
    /** The name while it is open: one a rule. */
    liveKey: textColumn(160).nullable().unique(),
    title: textColumn(120),
    startedAt: timeColumn(),
    lastSeenAt: timeColumn(),
    endedAt: timeColumn().nullable(),
    runs: countColumn(),
    count: countColumn().fieldName('bad_rows'),
    rows: jsonColumn<BadRow[]>().fieldName('first_rows'),
  },
});

export const db = () => query<typeof CheckRun | typeof CheckResult | typeof CheckIncident>();
export type RunRowDb = Selectable<InferKyselyDB<typeof CheckRun>['check_runs']>;
