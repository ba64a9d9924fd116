// npm run migration -- <name>: writes what the entities have become since the last migration into a new, dated one.
import path from 'node:path';
import mysql from 'mysql2/promise';
import { setEnv } from '../server/src/env.ts';
import { up } from './devdb.mjs';
import { root } from './lib/bootstrap.mjs';
import { placeholderEnv } from './lib/placeholder-env.ts';

const SCRATCH = 'huitou_migration';
const { databaseUrl } = await up({ data: path.join(root, '.data/test'), dbPort: 13406, redisPort: 16479, durable: false });
const scratchUrl = Object.assign(new URL(databaseUrl), { pathname: `/${SCRATCH}` }).href.replace(/^mariadb:/, 'mysql:');
setEnv(placeholderEnv({ DATABASE_URL: scratchUrl }));

const connection = await mysql.createConnection({ uri: databaseUrl.replace(/^mariadb:/, 'mysql:') });
await connection.query(`drop database if exists ${SCRATCH}`);
const [{ migrationOptions }, { closeDb, connectDb }, { entities }] = await Promise.all([
  import('../server/src/platform/db/migrations.ts'),
  import('../server/src/platform/db/orm.ts'),
  import('../server/src/slices.ts'),
]);
const orm = await connectDb(entities, migrationOptions(true));
await orm.schema.ensureDatabase();
const first = (await orm.migrator.getPending()).length === 0;
if (!first) await orm.migrator.up();
const { fileName } = await orm.migrator.create(undefined, false, first, process.argv[2]);
console.log(fileName === '' ? 'the entities are as the last migration left them' : `server/migrations/${fileName}`);
await closeDb();
await connection.query(`drop database if exists ${SCRATCH}`);
await connection.end();
process.exit(0);
