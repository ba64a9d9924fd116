import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import mysql from 'mysql2/promise';
import { inject } from 'vitest';
import { placeholderEnv } from '../../scripts/lib/placeholder-env.ts';
import { root } from './servers.ts';

const run = promisify(execFile);

export interface TestDatabase {
  /** DATABASE_URL of this test process's own schema, migrated and empty. */
  databaseUrl: string;
  /** REDIS_URL of this test process's own Redis database, empty. */
  redisUrl: string;
  /** A connection for looking behind the API. */
  connection: mysql.Connection;
  /** Back to the state right after migration: every row that a migration did not write is gone, Redis is empty. */
  clean(): Promise<void>;
  /** Gives schema and Redis database back for the next test file. */
  release(): Promise<void>;
}

/** As many test processes as may run at once on this machine, over all checkouts that share the servers; Redis has 64 databases. */
const SLOTS = 60;

/**
 * Claims a schema `huitou_test_<n>` and the Redis database `n` that no other test process holds. The claim is a named lock of a
 * connection: it ends with the process, however that ends.
 */
export async function claimDatabase(): Promise<TestDatabase> {
  const servers = inject('testServers');
  const connection = await mysql.createConnection({ uri: driverUrl(servers.databaseUrl), multipleStatements: true });
  const slot = await claimSlot(connection);
  const schema = `huitou_test_${slot}`;
  const template = await ensureTemplate(connection, servers);
  await ensureCopy(connection, template, schema);
  await connection.query(`use \`${schema}\``);
  const redisUrl = withPath(servers.redisUrl, String(slot));
  const redis = new Redis(redisUrl);
  const clean = async (): Promise<void> => {
    await emptySchema(connection, template, schema);
    await redis.flushdb();
  };
  await clean();
  return {
    databaseUrl: withPath(servers.databaseUrl, schema),
    redisUrl,
    connection,
    clean,
    release: async () => {
      redis.disconnect();
      await connection.end();
    },
  };
}

const withPath = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

/** mysql2 knows only its own scheme. */
export const driverUrl = (url: string): string => url.replace(/^mariadb:/, 'mysql:');

async function claimSlot(connection: mysql.Connection): Promise<number> {
  for (let slot = 1; slot <= SLOTS; slot += 1) {
    const [rows] = await connection.query<mysql.RowDataPacket[]>('select get_lock(?, 0) as got', [`huitou_test_${slot}`]);
    if (rows[0]?.got === 1) return slot;
  }
  throw new Error(`all ${SLOTS} test schemas are in use`);
}

/** Migrations run once for each version of server/migrations, into a template that every test schema is copied from. */
async function ensureTemplate(connection: mysql.Connection, servers: { databaseUrl: string; redisUrl: string }): Promise<string> {
  const template = `huitou_template_${migrationsHash()}`;
  if (await isMarked(connection, template)) return template;
  await connection.query('select get_lock("huitou_template", 120)');
  try {
    if (await isMarked(connection, template)) return template;
    await connection.query(
      `drop database if exists \`${template}\`; create database \`${template}\` character set utf8mb4 collate utf8mb4_unicode_ci`,
    );
    await run(process.execPath, ['server/src/cli.ts', 'migrate'], {
      cwd: root,
      env: {
        ...process.env,
        ...placeholderEnv(),
        NODE_ENV: 'test',
        DATABASE_URL: withPath(servers.databaseUrl, template),
        REDIS_URL: servers.redisUrl,
      },
    });
    await mark(connection, template, template);
  } finally {
    await connection.query('do release_lock("huitou_template")');
  }
  return template;
}

/** Name and content of each migration, entity and list of entities: a new template comes with every change. */
function migrationsHash(): string {
  const folder = path.join(root, 'server/migrations');
  const hash = createHash('sha256');
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    if (/\.(ts|sql)$/.test(name)) hash.update(name).update(readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** `made_from` is written last: a schema without it was never finished. */
async function isMarked(connection: mysql.Connection, schema: string, from = schema): Promise<boolean> {
  const [rows] = await connection.query<mysql.RowDataPacket[]>(
    'select table_comment as made_from from information_schema.tables where table_schema = ? and table_name = ?',
    [schema, MARK],
  );
  return rows[0]?.made_from === from;
}
const MARK = 'test_made_from';
const mark = (connection: mysql.Connection, schema: string, from: string): Promise<unknown> =>
  connection.query(`create table \`${schema}\`.${MARK} (id int) comment = '${from}'`);

async function ensureCopy(connection: mysql.Connection, template: string, schema: string): Promise<void> {
  if (await isMarked(connection, schema, template)) return;
  const statements = [
    `drop database if exists \`${schema}\``,
    `create database \`${schema}\` character set utf8mb4 collate utf8mb4_unicode_ci`,
  ];
  statements.push(`use \`${schema}\``, 'set foreign_key_checks = 0');
  const names = await tables(connection, template);
  for (const table of names) {
    const [rows] = await connection.query<mysql.RowDataPacket[]>(`show create table \`${template}\`.\`${table}\``);
    statements.push(String(rows[0]?.['Create Table']));
  }
  for (const table of await filled(connection, template, names)) statements.push(await copyRows(connection, template, schema, table));
  statements.push('set foreign_key_checks = 1');
  await connection.query(statements.join(';\n'));
  await mark(connection, schema, template);
}

async function tables(connection: mysql.Connection, schema: string): Promise<string[]> {
  const [rows] = await connection.query<mysql.RowDataPacket[]>(
    "select table_name as name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE' and table_name <> ? order by 1",
    [schema, MARK],
  );
  return rows.map((row) => String(row.name));
}

/** Deletes by table that holds rows: `truncate` of a hundred empty tables would take seconds. */
async function emptySchema(connection: mysql.Connection, template: string, schema: string): Promise<void> {
  const names = await tables(connection, schema);
  const dirty = await filled(connection, schema, names);
  const kept = await filled(connection, template, names);
  const statements = ['set foreign_key_checks = 0', ...dirty.map((name) => `delete from \`${schema}\`.\`${name}\``)];
  for (const name of kept) statements.push(await copyRows(connection, template, schema, name));
  await connection.query(`${statements.join('; ')}; set foreign_key_checks = 1`);
}

/** Those of the tables that hold rows. */
async function filled(connection: mysql.Connection, schema: string, names: string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const probes = names.map((name) => `(select '${name}' as name from \`${schema}\`.\`${name}\` limit 1)`);
  const [rows] = await connection.query<mysql.RowDataPacket[]>(probes.join(' union all '));
  return rows.map((row) => String(row.name));
}

/** The statement that brings a migration's own rows; generated columns fill themselves. */
async function copyRows(connection: mysql.Connection, template: string, schema: string, table: string): Promise<string> {
  const [rows] = await connection.query<mysql.RowDataPacket[]>(
    "select column_name as name from information_schema.columns where table_schema = ? and table_name = ? and extra not like '%GENERATED%'",
    [template, table],
  );
  const columns = rows.map((row) => `\`${row.name}\``).join(', ');
  return `insert into \`${schema}\`.\`${table}\` (${columns}) select ${columns} from \`${template}\`.\`${table}\``;
}
