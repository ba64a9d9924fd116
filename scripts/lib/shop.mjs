// The running shop: databases, builds, data, processes; and the way back down.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { down, status, up } from '../devdb.mjs';
import { root, toolEnv } from './bootstrap.mjs';
import { buildScreen, stopBuilds } from './build.mjs';
import { supervisor, sweepOrphans } from './children.mjs';
import { claimFolder } from './claim.mjs';
import { exitWith, plainWords, Told } from './fail.mjs';
import { portFree, portTaken, sleep } from './proc.mjs';
import { bold, box, dim, pad, say, seconds, step, warn } from './progress.mjs';

const run = promisify(execFile);
/** A little more than the 20 s that the server gives requests in flight and jobs in hand. */
const GRACE_MS = 25_000;
/** Half of Node's default for its youngest objects and a gigabyte for all of them keep a process under 200 MB at rest. */
const SMALL_HEAP = ['--max-semi-space-size=8', '--max-old-space-size=1024'];
/** The order in which things stop: no new orders first, then the work in hand, then the outside world. */
const STOP_ORDER = [['admin', 'storefront'], ['api', 'worker'], ['sandbox']];

/** @param {{ data: string, dev: boolean }} options */
export async function runShop({ data, dev }) {
  const began = Date.now();
  const port = Number(process.env.PORT ?? 3100);
  const sandboxPort = Number(process.env.SANDBOX_PORT ?? port + 1);
  const workerPort = Number(process.env.WORKER_PORT ?? port + 2);
  const adminPort = Number(process.env.ADMIN_PORT ?? 3110);
  const logs = path.join(data, 'logs');
  const runFile = path.join(data, 'run.json');
  const claim = await claimFolder(data);
  const databases = { data, owned: ownedDatabases(data) };
  const children = supervisor(data, () => writeRun());
  let summary;
  const writeRun = () => summary && writeJson(runFile, { ...summary, pids: allPids() });
  const allPids = () => {
    const { mariadb, redis } = status(databases);
    return { start: process.pid, ...children.pids(), ...(databases.owned.length > 0 ? { mariadb, redis } : {}) };
  };

  let leaving;
  const leave = (why) => {
    leaving ??= (async () => {
      if (why) say(`\n  ${why}`);
      rmSync(runFile, { force: true });
      await stopBuilds();
      await children.stop(STOP_ORDER, GRACE_MS);
      if (databases.owned.length > 0) await down(databases, databases.owned);
      rmSync(path.join(data, 'pids'), { recursive: true, force: true });
      claim.release();
    })();
    return leaving;
  };
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // one Ctrl-C may arrive twice, from the terminal and from npm
      if (asked > 0 && Date.now() - asked > 1500) children.kill();
      asked ||= Date.now();
      leave('stopping …').then(() => {
        say('  stopped');
        process.exit(0);
      }, exitWith);
    });
  }

  try {
    rmSync(runFile, { force: true });
    const swept = await sweepOrphans(data, STOP_ORDER.flat());
    if (swept.length > 0) warn(`stopped what an earlier start left running: ${swept.join(', ')}`);
    if (!(await portFree(port))) throw new Told(portTaken(port, 'the shop', 'PORT'));
    const real = Boolean(process.env.WECHAT_APP_ID && process.env.WXPAY_MCH_ID);
    if (!real && !(await portFree(sandboxPort))) throw new Told(portTaken(sandboxPort, 'the sandbox', 'SANDBOX_PORT'));

    if (!(await portFree(workerPort))) throw new Told(portTaken(workerPort, "the worker's health check", 'WORKER_PORT'));

    const built = Promise.all([
      dev ? undefined : screen('storefront', 'storefront (H5 build)', logs),
      dev ? undefined : screen('admin', 'admin (build)', logs),
    ]);
    built.catch(() => {}); // told when it is awaited
    const env = { ...process.env, NODE_ENV: process.env.NODE_ENV ?? 'development' };
    Object.assign(env, await provideDatabases(databases));
    Object.assign(env, shopEnv({ data, port, workerPort, env }));
    if (!real) Object.assign(env, await startSandbox(children, { data, port, sandboxPort, logs, env }));
    await step('database schema', () => cli('migrate', env));
    await step('demo shop', async (note) => {
      const said = await cli('seed', env);
      note(lastLine(said));
      if (!real && /orders:/.test(said)) await tellSandbox(sandboxPort, JSON.parse(await cli('paid-orders', env)));
    });
    await built;

    const base = `http://127.0.0.1:${port}`;
    await step('api and worker', async () => {
      const watch = dev ? ['--watch', '--watch-preserve-output'] : [];
      for (const role of ['api', 'worker'])
        children.start(role, [...watch, ...SMALL_HEAP, 'server/src/main.ts'], { env: { ...env, HUITOU_ROLE: role } });
      await children.ready('api', () => answers(`${base}/readyz`));
      await children.ready('worker', () => answers(`http://127.0.0.1:${workerPort}/readyz`));
    });
    if (dev) startWatchers(children, adminPort);
    const shop = `http://localhost:${port}`;
    const { demoAccounts } = await import('../../server/seeds/demo/accounts.ts');
    summary = {
      storefront: `${shop}/`,
      admin: dev ? `http://localhost:${adminPort}/admin/` : `${shop}/admin/`,
      api: `${shop}/api`,
      sandbox: real ? null : `http://localhost:${sandboxPort}/`,
      accounts: { customers: await people(real ? null : sandboxPort), ...demoAccounts },
    };
    if (asked > 0) return;
    children.watch();
    writeRun();
    say(
      `\n${box(welcome(summary))}\n  ${dim(`ready in ${seconds(Date.now() - began)} · logs in ${path.relative(process.cwd(), logs)} · Ctrl-C stops everything`)}\n`,
    );
    while (!claim.orphaned()) await sleep(1000);
    await leave();
    process.exit(0);
  } catch (error) {
    if (asked > 0) return; // a step failed because we are stopping
    console.error(`\n✗ ${plainWords(error) ?? error.stack}`);
    await leave();
    process.exit(1);
  }
}

const screen = (name, label, logs) => step(label, async (note) => note((await buildScreen(name, { logs })) ? '' : 'unchanged'));

/** Which databases an earlier start of this folder began and was killed before it could stop them. */
const ownedFile = (data) => path.join(data, 'pids', 'databases.json');
const ownedDatabases = (data) => (existsSync(ownedFile(data)) ? JSON.parse(readFileSync(ownedFile(data), 'utf8')) : []);

async function provideDatabases(databases) {
  const only = [process.env.DATABASE_URL ? [] : ['mariadb'], process.env.REDIS_URL ? [] : ['redis']].flat();
  if (only.length === 0) return {};
  return step(only.length === 2 ? 'MariaDB and Redis' : only[0], async (note) => {
    const { databaseUrl, redisUrl, started, notes } = await up({ data: databases.data, only });
    databases.owned = [...new Set([...databases.owned, ...started])];
    writeJson(ownedFile(databases.data), databases.owned);
    note([started.length === 0 ? 'already running' : '', ...notes].filter(Boolean).join('; '));
    return { DATABASE_URL: process.env.DATABASE_URL ?? databaseUrl, REDIS_URL: process.env.REDIS_URL ?? redisUrl };
  });
}

function shopEnv({ data, port, workerPort, env }) {
  return {
    PORT: String(port),
    WORKER_PORT: String(workerPort),
    PUBLIC_URL: env.PUBLIC_URL ?? `http://localhost:${port}`,
    APP_SECRET: env.APP_SECRET ?? ownSecret(data),
    FILES_DIR: env.FILES_DIR ?? path.join(data, 'files'),
    STOREFRONT_DIR: env.STOREFRONT_DIR ?? path.join(root, 'miniapp/dist/h5'),
    ADMIN_DIR: env.ADMIN_DIR ?? path.join(root, 'admin-web/dist'),
  };
}

/** The signing secret of this data folder: made once, readable by its owner only. */
function ownSecret(data) {
  const file = path.join(data, 'app-secret');
  if (!existsSync(file) || readFileSync(file, 'utf8').length < 40)
    writeFileSync(file, randomBytes(36).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Starts the stand-in for WeChat; returns the settings with which the server talks to it. What the environment sets wins. */
function startSandbox(children, { data, port, sandboxPort, env }) {
  return step('sandbox (WeChat and the others)', async () => {
    const folder = path.join(data, 'sandbox');
    const shop = `http://127.0.0.1:${port}`;
    const args = ['--port', String(sandboxPort), '--data', folder, '--notify-url', shop, '--push-url', `${shop}/api/wechat/push`];
    children.start('sandbox', ['scripts/sandbox/main.ts', ...args], { env });
    const file = path.join(folder, 'credentials.json');
    await children.ready('sandbox', async () => existsSync(file) && (await answers(`http://127.0.0.1:${sandboxPort}/`)));
    const credentials = JSON.parse(readFileSync(file, 'utf8'));
    return Object.fromEntries(Object.entries(credentials).filter(([name]) => process.env[name] === undefined));
  });
}

/** The payments of a past that was just seeded, so that they can be refunded and reconciled like those made since. */
async function tellSandbox(sandboxPort, orders) {
  for (let i = 0; i < orders.length; i += 200) {
    const answer = await fetch(`http://127.0.0.1:${sandboxPort}/__sim/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ orders: orders.slice(i, i + 200) }),
    });
    if (!answer.ok) throw new Told(`the sandbox refused the demo payments: ${answer.status} ${await answer.text()}`);
  }
}

function startWatchers(children, adminPort) {
  children.start('storefront', [path.join(root, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', 'h5', '--watch', '--no-check'], {
    cwd: path.join(root, 'miniapp'),
  });
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  children.start('admin', [vite, '--port', String(adminPort), '--strictPort'], { cwd: path.join(root, 'admin-web') });
}

/** Runs one command of the server; returns what it printed. @throws Told with its last words */
async function cli(command, env) {
  try {
    const { stdout } = await run(process.execPath, ['server/src/cli.ts', command], {
      cwd: root,
      env: toolEnv(env),
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const words = `${error.stdout ?? ''}\n${error.stderr ?? ''}`.trim().split('\n').slice(-20).join('\n  ');
    throw new Told(plainWords(new Error(words)) ?? `server/src/cli.ts ${command} failed:\n  ${words}`);
  }
}

const lastLine = (text) => text.trim().split('\n').at(-1)?.slice(0, 80) ?? '';

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3000) });
    await response.arrayBuffer();
    return response.status < 500;
  } catch {
    return false;
  }
}

/** Who may sign in at the storefront: the people whom the sandbox knows. */
async function people(sandboxPort) {
  if (sandboxPort === null) return [];
  const list = await (await fetch(`http://127.0.0.1:${sandboxPort}/__sim/users`)).json();
  return list.slice(0, 6).map(({ openid, nickname }) => ({ openid, name: nickname }));
}

function writeJson(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function welcome({ storefront, admin, sandbox, accounts }) {
  const lines = [bold('huitou 回头 is open'), '', `${pad('Storefront', 14)}${storefront}`, `${pad('Admin', 14)}${admin}`];
  if (sandbox) lines.push(`${pad('Sandbox', 14)}${sandbox}`);
  if (accounts.staff?.length > 0) {
    lines.push('', bold('Staff'));
    for (const { role, login, password } of accounts.staff) lines.push(`${pad(role, 14)}${pad(login, 14)}${password}`);
  }
  if (accounts.customers?.length > 0) {
    lines.push('', bold('Customers (choose one at sign-in in the storefront)'), accounts.customers.map(({ name }) => name).join('  '));
  }
  return lines;
}
