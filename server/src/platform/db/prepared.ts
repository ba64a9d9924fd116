import { type Compilable, CompiledQuery, type Insertable, type Kysely } from 'kysely';
import { em } from './orm.ts';

// Building and compiling a statement costs as much time as everything else that this process does for it. The hottest paths run statements
// of few shapes over and over: those are compiled once for each shape, and only their values change.

type Client = Pick<Kysely<unknown>, 'executeQuery'>;
const client = (): Client => em().getKysely() as unknown as Client;

/** Stand-ins for the values of a statement whose shape depends on how many there are. */
export const holes = (count: number): number[] => Array.from({ length: count }, () => 0);

/**
 * A SELECT of a hot path. `build` makes it for lists of the given sizes with any values, in the order in which `values` brings the real
 * ones; it runs once for each combination of sizes. The statement runs in the transaction in hand, if there is one.
 */
export const preparedSelect = <O>(
  build: (...sizes: number[]) => Compilable<O>,
): ((sizes: readonly number[], values: readonly unknown[]) => Promise<O[]>) => {
  const shapes = new Map<string, CompiledQuery<O>>();
  return async (sizes, values) => {
    const name = sizes.join();
    let shape = shapes.get(name);
    if (!shape) {
      shape = build(...sizes).compile();
      shapes.set(name, shape);
    }
    return (await client().executeQuery(withValues(shape, values))).rows;
  };
};

const withValues = <O>(shape: CompiledQuery<O>, values: readonly unknown[]): CompiledQuery<O> => {
  if (shape.parameters.length !== values.length)
    throw new Error(`The statement takes ${shape.parameters.length} values, not ${values.length}: ${shape.sql}`);
  return { query: shape.query, queryId: shape.queryId, sql: shape.sql, parameters: values };
};

const inserts = new Map<string, CompiledQuery>();

/** The INSERT of rows that have the same columns, compiled once for each shape. */
const insertShape = (db: Kysely<never>, table: string, columns: readonly string[], rows: number, ignore: boolean): CompiledQuery => {
  const name = `${ignore ? 'ignore ' : ''}${table}|${rows}|${columns.join()}`;
  const known = inserts.get(name);
  if (known) return known;
  const blank = Object.fromEntries(columns.map((column) => [column, 0]));
  const statement = db.insertInto(table as never).values(Array.from({ length: rows }, () => blank) as never);
  const shape = (ignore ? statement.ignore() : statement).compile();
  inserts.set(name, shape);
  return shape;
};
const runInsert = <DB>(db: Kysely<DB>, table: string, rows: readonly object[], ignore: boolean) => {
  const columns = Object.keys(rows[0] as object);
  const values = rows.flatMap((row) => columns.map((column) => sqlValue((row as Record<string, unknown>)[column])));
  return client().executeQuery(withValues(insertShape(db as unknown as Kysely<never>, table, columns, rows.length, ignore), values));
};

/**
 * INSERT of rows that have the same columns, in the transaction in hand. Objects become JSON.
 * @returns the id of the first row; rows of one INSERT get consecutive ids, in every auto-increment lock mode of MySQL and MariaDB
 */
export const insertRows = async <DB, T extends keyof DB & string>(
  db: Kysely<DB>,
  table: T,
  rows: readonly Insertable<DB[T]>[],
): Promise<number> => Number((await runInsert(db, table, rows, false)).insertId);

/** INSERT of one row unless a unique key has it already. @returns its id; null when nothing was written */
export const insertOrIgnore = async <DB, T extends keyof DB & string>(
  db: Kysely<DB>,
  table: T,
  row: Insertable<DB[T]>,
): Promise<number | null> => {
  const { insertId, numAffectedRows } = await runInsert(db, table, [row], true);
  return numAffectedRows === 1n ? Number(insertId) : null;
};

const sqlValue = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array) ? JSON.stringify(value) : value;

/**
 * A hand-written writing statement of a hot path, whose text depends on a size only.
 * @returns a function that runs it in the transaction in hand and answers how many rows it changed
 */
export const preparedWrite = (text: (size: number) => string): ((size: number, values: readonly unknown[]) => Promise<number>) => {
  const shapes = new Map<number, CompiledQuery>();
  return async (size, values) => {
    let shape = shapes.get(size);
    if (!shape) {
      shape = CompiledQuery.raw(text(size));
      shapes.set(size, shape);
    }
    const { numAffectedRows } = await client().executeQuery({ ...shape, parameters: values });
    return Number(numAffectedRows ?? 0);
  };
};
