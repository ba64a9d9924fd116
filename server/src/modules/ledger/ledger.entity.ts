import type { AccountKindName, TransactionState } from '@huitou/shared-types/ledger/states.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';
import type { Posting } from './accounts.ts';

/** One booking: why money changed its place. A pending one holds its postings back until it is posted or voided. */
export const LedgerTransaction = defineEntity({
  name: 'LedgerTransaction',
  tableName: 'ledger_transactions',
  indexes: [
    { properties: ['state', 'id'] },
    { properties: ['at', 'id'] },
    { properties: ['kind', 'at', 'id'] },
    { properties: ['sourceNo', 'at', 'id'] },
    { properties: ['staffId', 'kind', 'at'] },
  ],
  properties: {
    id: idColumn(),
    /** The caller's name for it: booked once, however often it is asked for. */
    reference: textColumn(100).unique(),
    kind: textColumn(30),
    title: textColumn(60),
    note: textColumn(200),
    state: p.string().length(10).$type<TransactionState>(),
    sourceKind: textColumn(20),
    sourceNo: textColumn(64),
    /** Hash of what was booked: the same reference with another content is a mistake that must not pass. */
    fingerprint: textColumn(64),
    /** What a two-phase transaction books when it is posted. */
    pending: jsonColumn<Posting[]>().nullable(),
    /** The transaction that this one takes back; unique, so that it is taken back once. */
    reversesId: refColumn().nullable().unique(),
    at: timeColumn(),
    bookedAt: timeColumn(),
    staffId: refColumn().nullable(),
    staffName: textColumn(60),
  },
});

/** A part of a posted transaction: `amount` > 0 is a debit, < 0 a credit; those of a transaction sum to zero. Rows are never changed. */
export const LedgerPosting = defineEntity({
  name: 'LedgerPosting',
  tableName: 'ledger_postings',
  // The amount stands in the index, so that sums and running balances never read the rows.
  indexes: [{ properties: ['account', 'at', 'id', 'amount'] }, { properties: ['transactionId', 'amount'] }],
  properties: {
    id: idColumn(),
    transactionId: refColumn(),
    account: textColumn(60),
    amount: fenColumn(),
    at: timeColumn(),
  },
});

/**
 * The counters of an account: growing totals of its debits and credits, and what pending transactions hold of it. A personal account is
 * one row; one of the shop's own is several, because many transactions meet there at once: each writes the slot of its own id.
 */
export const LedgerAccount = defineEntity({
  name: 'LedgerAccount',
  tableName: 'ledger_accounts',
  indexes: [{ properties: ['kind', 'account'] }, { properties: ['ownerId'] }],
  properties: {
    account: textColumn(60).primary(),
    slot: countColumn().primary(),
    kind: p.string().length(30).$type<AccountKindName>(),
    ownerId: refColumn().nullable(),
    debit: fenColumn(),
    credit: fenColumn(),
    held: fenColumn(),
  },
});

export const db = () => query<typeof LedgerTransaction | typeof LedgerPosting | typeof LedgerAccount>();
export type TransactionRowDb = Selectable<InferKyselyDB<typeof LedgerTransaction>['ledger_transactions']>;
