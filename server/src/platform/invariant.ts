/**
 * A statement about the whole database as SQL: each row that it answers is a violation. It must be true at any moment between transactions.
 *
 * Two words of the SQL are replaced before it runs. They keep it bearable on large tables and free of false alarms:
 * - `{since}`: an id of the table `recent.table`. Zero when everything is checked (tests, the nightly run), otherwise the first row of the
 *   last days, so that the run of every few minutes reads a range of the primary key and not the whole history.
 * - `{settled}`: a moment as a SQL literal. What happened after it may still be on its way through the queue, so a rule that holds only once
 *   announcements are handled looks at older rows. In tests it lies in the future: they wait until everything is handled.
 */
export interface Invariant {
  /** What holds, in English; unique within its slice. */
  readonly name: string;
  /** The same for staff, Simplified Chinese. */
  readonly title: string;
  readonly sql: string;
  /** A path of the admin; `{column}` stands for that column of the row that breaks it. */
  readonly link?: string;
  /** What `{since}` counts: the first `id` of this table whose row is of the last days by this column, which tells when it was written. */
  readonly recent?: { readonly table: string; readonly column: string };
  /** Too heavy for every few minutes and not to be bounded by `{since}`: left to the nightly run and to staff. */
  readonly nightly?: true;
}

/** The SQL that runs. `settled` is a moment, UTC. */
export const invariantSql = (invariant: Invariant, { since, settled }: { since: number; settled: Date }): string =>
  invariant.sql
    .replaceAll('{since}', String(Math.trunc(since)))
    .replaceAll('{settled}', `'${settled.toISOString().slice(0, 23).replace('T', ' ')}'`);
