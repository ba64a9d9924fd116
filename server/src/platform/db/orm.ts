import { AsyncLocalStorage } from 'node:async_hooks';
import { TransactionContext } from '@mikro-orm/core';
import { MikroORM as MariaOrm } from '@mikro-orm/mariadb';
import { type EntityManager, MikroORM as MysqlOrm } from '@mikro-orm/mysql';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { AnyEntity, EntitySchema } from '@mikro-orm/core';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { createConnection } from 'mysql2/promise';
import { env } from '../../env.ts';
import { log } from '../log.ts';
import { retryLoneStatements } from './retry.ts';

export type AnyEntitySchema = EntitySchema<AnyEntity> | EntitySchema<never>;

const connectionOf = (url: string) => {
  const parsed = new URL(url);
  return {
    host: parsed.hostname,
    port: Number(parsed.port || 3306),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    dbName: parsed.pathname.slice(1),
  };
};

/** Asks the server what it is: the two differ in how JSON columns are stored and compared. */
const isMariaDb = async (url: string): Promise<boolean> => {
  const { dbName: _, ...server } = connectionOf(url);
  const connection = await createConnection({ ...server, connectTimeout: 10_000 });
  try {
    const [rows] = await connection.query('select version() as version');
    return /mariadb/i.test(String((rows as { version: string }[])[0]?.version));
  } finally {
    await connection.end();
  }
};

type Orm = MysqlOrm;
let orm: Orm | undefined;

const contexts = new AsyncLocalStorage<{ em?: EntityManager }>();
/** The entity manager of the request or job in hand, made when it is first asked for: what is answered from memory or Redis needs none. */
const ownEm = (): EntityManager | undefined => {
  const here = contexts.getStore();
  if (!here) return undefined;
  // Outside the context: what is being made asks for it.
  here.em ??= contexts.exit(() => getOrm().em.fork({ useContext: true, disableContextResolution: true })) as unknown as EntityManager;
  return here.em;
};

/** Connects. Call once, before anything else asks for the database. `chores`: further options, for what migrates. */
export const connectDb = async (entities: readonly unknown[], chores: Record<string, unknown> = {}): Promise<Orm> => {
  const url = env().DATABASE_URL;
  const options = {
    ...connectionOf(url),
    entities: entities as AnyEntitySchema[],
    forceUtcTimezone: true,
    charset: 'utf8mb4',
    collate: 'utf8mb4_unicode_ci',
    pool: { min: 2, max: env().DATABASE_POOL },
    onCreateConnection: retryLoneStatements,
    // Dates as Date and sums as numbers in hand-written queries too; all our integers are below 2^53.
    driverOptions: { dateStrings: false, timezone: 'Z', decimalNumbers: true, supportBigNumbers: false, enableKeepAlive: true },
    schemaGenerator: { disableForeignKeys: true, createForeignKeyConstraints: false },
    allowGlobalContext: false,
    debug: false,
    context: ownEm,
    logger: (message: string) => log.debug(message),
    ...chores,
  };
  orm = ((await isMariaDb(url)) ? await MariaOrm.init(options as never) : await MysqlOrm.init(options as never)) as unknown as Orm;
  // Makes the pool without dialling, so that a hand-written query may be the first thing that runs.
  await orm.em.getConnection().initClient();
  return orm;
};

export const getOrm = (): Orm => {
  if (!orm) throw new Error('The database is not connected');
  return orm;
};
export const closeDb = async (): Promise<void> => {
  await orm?.close(true);
  orm = undefined;
};

/** Runs `work` with an entity manager of its own: one a request, one a job. */
export const withEm = <T>(work: () => Promise<T>): Promise<T> => contexts.run({}, work);

/** Whether a transaction is open. */
export const inTransaction = (): boolean => TransactionContext.getEntityManager()?.isInTransaction() ?? false;

/** The entity manager of the request or job in hand, inside the open transaction if there is one. */
export const em = (): EntityManager => getOrm().em as unknown as EntityManager;

/**
 * The typed query builder over the tables of the given entities, in the transaction in hand:
 * `query<typeof Order | typeof OrderLine>().selectFrom('orders')…`. Columns are snake_case; JSON comes as text on MariaDB (see `json`).
 */
export const query = <E extends { name: string; tableName?: string }>(): Kysely<InferKyselyDB<E>> =>
  em().getKysely<InferKyselyDB<E>>() as unknown as Kysely<InferKyselyDB<E>>;

/** A value for a JSON column in a hand-written statement. */
export const toJson = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}`;
/** A JSON column as read by hand: text on MariaDB, a value on MySQL. */
export const json = <T>(value: unknown): T => (typeof value === 'string' ? (JSON.parse(value) as T) : (value as T));
