#!/usr/bin/env node
// A private MariaDB and Redis in one data folder, on loopback only: no system service, no shared state, root or not.
//   node scripts/devdb.mjs up|down|status|reset [--data .data] [--db-port 13306] [--redis-port 16379]
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { exitWith, plainWords, Told } from './lib/fail.mjs';
import { ensurePackages, systemEnv } from './lib/packages.mjs';
import { isAlive, portFree, portHolder, portTaken, readPid, sleep, stopPid, withLock, writePid } from './lib/proc.mjs';

const DATABASE = 'huitou';
const MIB = 1024 * 1024;

/**
 * @typedef {object} Options
 * @property {string} [data] the folder that holds everything; default `.data`
 * @property {number} [dbPort] default DB_PORT or 13306
 * @property {number} [redisPort] default REDIS_PORT or 16379
 * @property {('mariadb' | 'redis')[]} [only] default both
 * @property {boolean} [durable] true: every commit reaches the disk before it is answered. Only tests turn it off.
 */

const settle = (options = {}) => {
  const data = path.resolve(options.data ?? process.env.DATA_DIR ?? '.data');
  // unix socket paths end at 107 bytes: keep the socket in a short folder of its own, whatever the checkout is called
  const run = path.join(os.tmpdir(), `huitou-${createHash('sha256').update(data).digest('hex').slice(0, 10)}`);
  return {
    data,
    run,
    socket: path.join(run, 'm.sock'),
    mysql: path.join(data, 'mysql'),
    redis: path.join(data, 'redis'),
    logs: path.join(data, 'logs'),
    ready: path.join(data, 'mysql', '.ready'),
    dbPid: path.join(data, 'mariadbd.pid'),
    redisPid: path.join(data, 'redis.pid'),
    dbPort: options.dbPort ?? Number(process.env.DB_PORT ?? 13306),
    redisPort: options.redisPort ?? Number(process.env.REDIS_PORT ?? 16379),
    durable: options.durable ?? true,
    only: options.only ?? ['mariadb', 'redis'],
  };
};

/**
 * Starts what does not run yet. Safe to call from several processes at once.
 * @param {Options} [options]
 * @returns {Promise<{databaseUrl: string, redisUrl: string, started: string[], notes: string[]}>}
 *   `started` names what this call started; `notes` are sentences worth showing
 * @throws Told when a port is taken, the disk is full, a package is missing or a server does not come up
 */
export async function up(options) {
  const at = settle(options);
  mkdirSync(at.logs, { recursive: true });
  const notes = [];
  checkSpace(at, notes);
  const installed = await ensurePackages(at.only.flatMap((name) => (name === 'mariadb' ? ['mariadb', 'mariadbClient'] : [name])));
  if (installed.length > 0) notes.push(`installed ${installed.join(', ')}`);
  return withLock(path.join(at.data, 'devdb.lock'), async () => {
    const secrets = await readSecrets(at);
    const started = [];
    if (at.only.includes('mariadb') && (await startMariadb(at, secrets, notes))) started.push('mariadb');
    if (at.only.includes('redis') && (await startRedis(at, secrets))) started.push('redis');
    return {
      databaseUrl: `mariadb://${DATABASE}:${secrets.database}@127.0.0.1:${at.dbPort}/${DATABASE}`,
      redisUrl: `redis://:${secrets.redis}@127.0.0.1:${at.redisPort}/0`,
      started,
      notes,
    };
  });
}

/** Stops both servers cleanly. `only` limits it to what `up` said it started. */
export async function down(options, only = ['mariadb', 'redis']) {
  const at = settle(options);
  const pids = [only.includes('redis') ? readPid(at.redisPid) : 0, only.includes('mariadb') ? readPid(at.dbPid) : 0].filter(Boolean);
  const clean = await Promise.all(pids.map((pid) => stopPid(pid, 30_000)));
  if (only.includes('redis')) rmSync(at.redisPid, { force: true });
  if (only.includes('mariadb')) rmSync(at.dbPid, { force: true });
  return clean.every(Boolean);
}

/** The pids of the servers that run for this data folder; 0 for one that does not. */
export function status(options) {
  const at = settle(options);
  return { data: at.data, mariadb: readPid(at.dbPid), redis: readPid(at.redisPid), dbPort: at.dbPort, redisPort: at.redisPort };
}

/** Stops, forgets all data and starts anew. */
export async function reset(options) {
  const at = settle(options);
  await down(options);
  for (const folder of [at.mysql, at.redis]) rmSync(folder, { recursive: true, force: true });
  return up(options);
}

/** Runs SQL as the owner of the private MariaDB, through its socket; returns tab-separated rows. */
export function sql(options, statement, input) {
  const at = settle(options);
  const args = ['--no-defaults', `--socket=${at.socket}`, `--user=${os.userInfo().username}`, '--batch', '--skip-column-names'];
  return execFileSync('mariadb', statement === undefined ? args : [...args, '-e', statement], {
    env: systemEnv,
    encoding: 'utf8',
    input,
    maxBuffer: 256 * MIB,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function checkSpace(at, notes) {
  const disk = statfsSync(at.data);
  const free = Math.floor((disk.bavail * disk.bsize) / MIB);
  if (free < 300) throw new Told(`Only ${free} MB free on the disk of ${at.data}. The databases need at least 300 MB, better 1 GB.`);
  if (free < 1024) notes.push(`only ${free} MB free on the disk of ${at.data}; 1 GB or more is safer`);
}

/** Passwords are made once per data folder and never leave it. Without the file, servers that still run are stopped and get new ones. */
async function readSecrets(at) {
  const file = path.join(at.data, 'devdb-secrets.json');
  if (existsSync(file)) {
    try {
      const secrets = JSON.parse(readFileSync(file, 'utf8'));
      if (secrets.database && secrets.redis) return secrets;
    } catch {
      // half-written: made again below, and set again in the servers
    }
  }
  const secrets = { database: randomBytes(18).toString('base64url'), redis: randomBytes(18).toString('base64url') };
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  await down(at);
  rmSync(at.ready, { force: true });
  return secrets;
}

async function startMariadb(at, secrets, notes) {
  const me = os.userInfo().username;
  mkdirSync(at.run, { recursive: true, mode: 0o700 });
  if (readPid(at.dbPid) > 0 || adopt(at.dbPort, at.mysql, at.dbPid)) {
    if (await answers(at, 5000)) {
      ensureUser(at, secrets);
      return false;
    }
    // runs, yet its socket is gone: something cleaned the temp folder
    await stopPid(readPid(at.dbPid));
  }
  if (!(await portFree(at.dbPort))) throw new Told(portTaken(at.dbPort, 'MariaDB', 'DB_PORT'));
  if (!existsSync(path.join(at.mysql, 'ibdata1')) || !existsSync(path.join(at.mysql, 'mysql', 'global_priv.frm'))) {
    if (existsSync(at.mysql)) notes.push(setAside(at.mysql));
    installSystemTables(at, me);
  }
  const log = path.join(at.logs, 'mariadb.log');
  const out = openSync(log, 'a');
  const child = spawn(
    'mariadbd',
    [
      '--no-defaults', // must be first
      `--user=${me}`,
      `--datadir=${at.mysql}`,
      `--socket=${at.socket}`,
      `--port=${at.dbPort}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      '--default-time-zone=+00:00',
      '--transaction-isolation=REPEATABLE-READ',
      `--innodb-flush-log-at-trx-commit=${at.durable ? 1 : 2}`,
      '--innodb-buffer-pool-size=256M',
      '--innodb-log-file-size=96M',
      '--max-connections=300',
      `--pid-file=${path.join(at.mysql, 'mariadbd.pid')}`,
    ],
    { env: systemEnv, detached: true, stdio: ['ignore', out, out] },
  );
  child.on('error', () => {}); // told below as "did not start"
  child.unref();
  if (child.pid) writePid(at.dbPid, child.pid);
  if (!(await answers(at, 60_000, () => isAlive(child.pid ?? 0)))) throw new Told(serverFailed('MariaDB', log));
  ensureUser(at, secrets);
  return true;
}

function installSystemTables(at, me) {
  mkdirSync(at.mysql, { recursive: true, mode: 0o700 });
  try {
    execFileSync(
      'mariadb-install-db',
      [
        '--no-defaults',
        `--user=${me}`,
        `--datadir=${at.mysql}`,
        // the owner signs in through the socket as the system user; no password exists that could be blank
        '--auth-root-authentication-method=socket',
        `--auth-root-socket-user=${me}`,
        '--skip-test-db',
        '--force', // goes on when this machine's name does not resolve
      ],
      { env: systemEnv, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );
  } catch (error) {
    const text = `${error.stdout ?? ''}${error.stderr ?? ''}`.trim();
    throw new Told(plainWords(new Error(text)) ?? `mariadb-install-db failed:\n  ${text.split('\n').slice(-8).join('\n  ')}`);
  }
}

function ensureUser(at, secrets) {
  if (existsSync(at.ready)) return;
  const hosts = ['127.0.0.1', 'localhost'];
  const users = hosts.map(
    (host) =>
      `create or replace user '${DATABASE}'@'${host}' identified by '${secrets.database}'; grant all on *.* to '${DATABASE}'@'${host}';`,
  );
  sql(at, `create database if not exists ${DATABASE} character set utf8mb4 collate utf8mb4_unicode_ci; ${users.join(' ')}`);
  writeFileSync(at.ready, '');
}

async function startRedis(at, secrets) {
  if (readPid(at.redisPid) > 0) return false;
  mkdirSync(at.redis, { recursive: true, mode: 0o700 });
  if (adopt(at.redisPort, at.redis, at.redisPid)) return false;
  if (!(await portFree(at.redisPort))) throw new Told(portTaken(at.redisPort, 'Redis', 'REDIS_PORT'));
  // in a file, not on the command line: the password would show in `ps`
  const config = path.join(at.redis, 'redis.conf');
  const lines = ['bind 127.0.0.1', 'protected-mode yes', `dir "${at.redis}"`, `requirepass ${secrets.redis}`, 'databases 64'];
  lines.push('appendonly yes', 'appendfsync everysec', 'save ""', 'maxmemory-policy noeviction', 'aof-load-truncated yes');
  writeFileSync(config, `${lines.join('\n')}\n`, { mode: 0o600 });
  const log = path.join(at.logs, 'redis.log');
  const out = openSync(log, 'a');
  const child = spawn('redis-server', [config, '--port', String(at.redisPort)], {
    env: systemEnv,
    detached: true,
    stdio: ['ignore', out, out],
  });
  child.on('error', () => {});
  child.unref();
  if (child.pid) writePid(at.redisPid, child.pid);
  for (let waited = 0; await portFree(at.redisPort); waited += 20) {
    if (waited > 60_000 || !isAlive(child.pid ?? 0)) throw new Told(serverFailed('Redis', log));
    await sleep(20);
  }
  return true;
}

/**
 * A server that was started for this folder just before its starter was killed has no pid file.
 * It holds our port and works in our folder: that is how it is recognised.
 */
function adopt(port, folder, pidFile) {
  const holder = portHolder(port);
  if (holder?.cwd !== folder) return false;
  writePid(pidFile, holder.pid);
  return true;
}

async function answers(at, waitMs, alive = () => true) {
  for (const end = Date.now() + waitMs; ; ) {
    try {
      sql(at, 'do 1');
      return true;
    } catch {
      if (!alive() || Date.now() > end) return false;
      await sleep(50);
    }
  }
}

/** A folder whose making was interrupted. It is removed when nothing of the shop is in it, else kept under another name. */
function setAside(folder) {
  if (!existsSync(path.join(folder, DATABASE))) {
    rmSync(folder, { recursive: true, force: true });
    return 'removed a half-made database folder';
  }
  const aside = `${folder}.broken-${Date.now()}`;
  renameSync(folder, aside);
  return `the database folder was damaged; it is kept as ${aside}`;
}

function serverFailed(name, log) {
  const text = existsSync(log) ? readFileSync(log, 'utf8') : '';
  const tail = text.trim().split('\n').slice(-12);
  const plain = plainWords(new Error(tail.join('\n')));
  return plain ?? `${name} did not start. The end of ${log}:\n  ${tail.join('\n  ')}`;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      'db-port': { type: 'string' },
      'redis-port': { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const options = {
    data: values.data,
    dbPort: values['db-port'] ? Number(values['db-port']) : undefined,
    redisPort: values['redis-port'] ? Number(values['redis-port']) : undefined,
  };
  const command = positionals[0] ?? 'up';
  if (values.help || !['up', 'down', 'status', 'reset'].includes(command)) {
    console.log('node scripts/devdb.mjs up|down|status|reset [--data .data] [--db-port 13306] [--redis-port 16379]');
    process.exit(values.help ? 0 : 2);
  }
  if (command === 'up' || command === 'reset') {
    const { databaseUrl, redisUrl, started, notes } = await (command === 'up' ? up(options) : reset(options));
    for (const note of notes) console.error(`! ${note}`);
    console.error(started.length > 0 ? `started ${started.join(' and ')}` : 'already running');
    console.log(`export DATABASE_URL='${databaseUrl}'\nexport REDIS_URL='${redisUrl}'`);
  } else if (command === 'down') {
    console.error((await down(options)) ? 'stopped' : 'stopped, by force');
  } else {
    console.log(JSON.stringify(status(options)));
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main().catch(exitWith);
