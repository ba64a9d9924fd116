import type { DayState, DifferenceKind, DifferenceSource, DifferenceSubject } from '@huitou/shared-types/payments/states.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, fenColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';

/** A day's bills of WeChat Pay and how they compared. Figures are the bills' unless they say otherwise; a day is China's. */
export const ReconciliationDay = defineEntity({
  name: 'ReconciliationDay',
  tableName: 'reconciliation_days',
  properties: {
    id: idColumn(),
    day: textColumn(10).unique(),
    state: p.string().length(12).$type<DayState>(),
    payments: countColumn(),
    paid: fenColumn(),
    refunds: countColumn(),
    refunded: fenColumn(),
    ourPayments: countColumn(),
    ourPaid: fenColumn(),
    ourRefunds: countColumn(),
    ourRefunded: fenColumn(),
    /** What WeChat kept, less what it gave back; and what of it is in our books, so that a second run books the rest only. */
    fees: fenColumn(),
    feesBooked: fenColumn(),
    otherFlow: fenColumn(),
    net: fenColumn(),
    closingBalance: fenColumn().nullable(),
    operationBalance: fenColumn().nullable(),
    /** A day is closed when nothing about it is unexplained; nobody did it when it agreed by itself. */
    closedAt: timeColumn().nullable(),
    closedBy: refColumn().nullable(),
    message: textColumn(200),
    attempts: countColumn(),
    startedAt: timeColumn().nullable(),
    nextTryAt: timeColumn().nullable(),
    finishedAt: timeColumn().nullable(),
  },
});

/** Where the books and WeChat's disagree. The key makes a second run find the first one's row, with its note. */
export const ReconciliationDifference = defineEntity({
  name: 'ReconciliationDifference',
  tableName: 'reconciliation_differences',
  indexes: [{ properties: ['day', 'id'] }, { properties: ['resolved', 'id'] }],
  properties: {
    id: idColumn(),
    differenceKey: textColumn(140).unique(),
    day: textColumn(10),
    kind: p.string().length(20).$type<DifferenceKind>(),
    what: p.string().length(10).$type<DifferenceSubject>(),
    source: p.string().length(10).$type<DifferenceSource>(),
    no: textColumn(64),
    transactionId: textColumn(64),
    here: fenColumn().nullable(),
    there: fenColumn().nullable(),
    hereState: textColumn(40),
    thereState: textColumn(40),
    resolved: p.boolean(),
    resolvedBy: refColumn().nullable(),
    resolvedAt: timeColumn().nullable(),
    note: textColumn(200),
    /** Set when it was not a statement but a message or a query that did not fit. */
    alertKey: textColumn(100).nullable(),
    createdAt: timeColumn(),
    seenAt: timeColumn(),
  },
});

export const reconciliationDb = () => query<typeof ReconciliationDay | typeof ReconciliationDifference>();
export type DayRow = Selectable<InferKyselyDB<typeof ReconciliationDay>['reconciliation_days']>;
export type DifferenceRow = Selectable<InferKyselyDB<typeof ReconciliationDifference>['reconciliation_differences']>;
