import { sql } from 'kysely';
import { em } from '../../../src/platform/db/orm.ts';

/** A row as it is inserted, by column. */
export type Row = Record<string, unknown>;

/** Inserts rows of the same columns, some hundreds a statement. */
export const insertAll = async (table: string, rows: readonly Row[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  for (let i = 0; i < rows.length; i += 500) {
    const values = sql.join(rows.slice(i, i + 500).map((row) => sql`(${sql.join(columns.map((column) => sql`${row[column]}`))})`));
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${values}`.execute(
      em().getKysely(),
    );
  }
};

/** Collects the rows of all tables; ids are given here, so that rows can refer to each other. */
export class Book {
  readonly orders: Row[] = [];
  readonly lines: Row[] = [];
  readonly payments: Row[] = [];
  readonly refunds: Row[] = [];
  readonly orderRefunds: Row[] = [];
  readonly orderRefundLines: Row[] = [];
  readonly parcels: Row[] = [];
  readonly parcelLines: Row[] = [];
  readonly pickups: Row[] = [];
  readonly uploads: Row[] = [];
  readonly log: Row[] = [];
  readonly cases: Row[] = [];
  readonly caseLines: Row[] = [];
  readonly caseUnits: Row[] = [];
  readonly caseMessages: Row[] = [];
  readonly coupons: Row[] = [];
  readonly couponUses: Row[] = [];
  readonly limits = new Map<string, { customer_id: number; product_id: number; bought: number }>();
}

/** `20260131080000` in the shop's zone, as business numbers carry it. */
export const stamp = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
/** Nine digits that look like chance. */
export const serial = (n: number): string =>
  String(n * 104_729 + 17)
    .padStart(9, '0')
    .slice(-9);
