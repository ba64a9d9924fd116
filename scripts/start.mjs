#!/usr/bin/env node
// npm start: from a bare clone to a running shop. Plain JavaScript without dependencies: it begins under whatever Node is there.
//   node scripts/start.mjs [--data .data] [--dev]      ports: PORT 3100, SANDBOX_PORT 3101, DB_PORT 13306, REDIS_PORT 16379
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { dependenciesCurrent, installDependencies, root, underNode24 } from './lib/bootstrap.mjs';
import { exitWith } from './lib/fail.mjs';
import { step } from './lib/progress.mjs';

const HELP = `npm start [-- --data <folder>] [--dev]

  --data <folder>  where databases, uploads and logs live (default .data)
  --dev            restart the server on change; rebuild the storefront on change; admin by vite on ADMIN_PORT (3110)

  PORT, SANDBOX_PORT, DB_PORT, REDIS_PORT   other ports than 3100, 3101, 13306, 16379
  DATABASE_URL, REDIS_URL                   servers that you have; no private ones are started then
  .env                                      is read when it is there`;

async function main() {
  const { values } = parseArgs({ options: { data: { type: 'string' }, dev: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return console.log(HELP);
  if (existsSync(path.join(root, '.env')) && process.loadEnvFile) process.loadEnvFile(path.join(root, '.env'));
  const data = path.resolve(root, values.data ?? process.env.DATA_DIR ?? '.data');
  const logs = path.join(data, 'logs');
  mkdirSync(logs, { recursive: true });
  if (!process.env.HUITOU_LAUNCHER) console.log('\n  huitou 回头\n');
  if (!dependenciesCurrent()) await step('dependencies (npm ci)', () => installDependencies(logs));
  await underNode24(process.argv[1]);
  const { runShop } = await import('./lib/shop.mjs');
  await runShop({ data, dev: values.dev ?? false });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main().catch(exitWith);
