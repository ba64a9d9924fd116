// A shop of its own for browser tests and screenshots: fresh demo data, own ports, on the tests' private servers.
import { spawn, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sql, up } from '../devdb.mjs';
import { root, toolEnv } from './bootstrap.mjs';
import { Told } from './fail.mjs';
import { systemEnv } from './packages.mjs';
import { sleep, stopPid } from './proc.mjs';

/** Where the tests' private servers live: beside the demo shop's, on other ports, with no wait for the disk at commit. */
export const testServers = {
  data: path.resolve(root, process.env.TEST_DATA_DIR ?? '.data/test'),
  dbPort: Number(process.env.TEST_DB_PORT ?? 13406),
  redisPort: Number(process.env.TEST_REDIS_PORT ?? 16479),
  durable: false,
};

/** Redis databases 1–60 belong to test processes. */
const REDIS_DATABASE = 62;

/**
 * Starts a shop with nothing but the demo data.
 * @param {{ port?: number, pictures?: 'small' | 'full' }} [options] TEST_SHOP_PORT or 13100; sandbox and worker take the two ports after it.
 *   Small pictures are a quarter as wide and drawn in a third of the time: full ones are for who looks at them
 * @returns {Promise<{ runFile: string, stop: () => Promise<void> }>}
 */
export async function startTestShop({ port = Number(process.env.TEST_SHOP_PORT ?? 13100), pictures = 'small' } = {}) {
  const data = path.join(root, `.data/shop-${port}${pictures === 'full' ? '-full' : ''}`);
  const schema = `huitou_shop_${port}`;
  const { databaseUrl, redisUrl } = await up(testServers);
  const runFile = path.join(data, 'run.json');
  rmSync(path.join(data, 'sandbox'), { recursive: true, force: true });
  rmSync(runFile, { force: true });
  sql(testServers, `drop database if exists ${schema}; create database ${schema} character set utf8mb4 collate utf8mb4_unicode_ci`);
  const redis = new URL(redisUrl);
  execFileSync('redis-cli', ['-p', redis.port, '-n', String(REDIS_DATABASE), 'flushdb'], {
    env: { ...systemEnv, REDISCLI_AUTH: redis.password },
    stdio: 'ignore',
  });
  mkdirSync(data, { recursive: true });
  const log = path.join(data, 'start.log');
  const out = openSync(log, 'w');
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs'), '--data', data], {
    cwd: root,
    stdio: ['ignore', out, out],
    env: shopEnv({
      DATABASE_URL: databaseUrl.replace(/\/[^/]*$/, `/${schema}`),
      REDIS_URL: redisUrl.replace(/\/[^/]*$/, `/${REDIS_DATABASE}`),
      PORT: String(port),
      SANDBOX_PORT: String(port + 1),
      WORKER_PORT: String(port + 2),
      DEMO_PICTURE_SCALE: pictures === 'full' ? '1' : '0.25',
    }),
  });
  while (!existsSync(runFile)) {
    if (child.exitCode !== null)
      throw new Told(`the shop for the tests did not start:\n  ${readFileSync(log, 'utf8').trim().split('\n').slice(-30).join('\n  ')}`);
    await sleep(100);
  }
  return {
    runFile,
    stop: async () => {
      await stopPid(child.pid ?? 0, 30_000);
    },
  };
}

/** The test runner marks its environment as a test; the shop must not notice. */
function shopEnv(extra) {
  const env = toolEnv(extra);
  for (const name of Object.keys(env)) if (name === 'NODE_ENV' || name.startsWith('VITEST') || name.startsWith('HUITOU_')) delete env[name];
  // the shop ends when we do, however we end
  return { ...env, HUITOU_LAUNCHER: String(process.pid) };
}
