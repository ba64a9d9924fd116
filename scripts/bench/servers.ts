import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import mysql from 'mysql2/promise';

export interface Databases {
  databaseUrl: string;
  redisUrl: string;
}
export interface Server {
  url: string;
  pid: number;
  readyMs: number;
  memoryMb: () => number;
  stop: () => Promise<void>;
}

const API_PORT = 3250;
const FLOOR_PORT = 3251;

/** WeChat is not called here; its keys only have to have the right form. */
const wechat = (): Record<string, string> => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    WECHAT_APP_ID: 'wxbench',
    WECHAT_APP_SECRET: 'bench',
    WECHAT_API_URL: 'http://127.0.0.1:9',
    WXPAY_API_URL: 'http://127.0.0.1:9',
    WXPAY_MCH_ID: '1900000001',
    WXPAY_MCH_SERIAL: 'A'.repeat(40),
    WXPAY_MCH_PRIVATE_KEY: privateKey,
    WXPAY_API_V3_KEY: 'k'.repeat(32),
    WXPAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_BENCH',
    WXPAY_PUBLIC_KEY: publicKey,
  };
};
const keys = wechat();
/** What a process of the shop needs to run here. */
export const envOf = ({ databaseUrl, redisUrl }: Databases): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_ENV: 'development',
  HUITOU_ROLE: 'api',
  PORT: String(API_PORT),
  DATABASE_URL: databaseUrl,
  REDIS_URL: redisUrl,
  APP_SECRET: 'a secret for the benchmark, long enough',
  LOG_LEVEL: 'warn',
  RATE_LIMIT_PER_IP: '100000000',
  NODE_COMPILE_CACHE: path.resolve('.data/node-cache'), // as `npm start` starts it
  ...keys,
});

const memoryMb = (pid: number): number =>
  Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);

const begin = async (args: string[], env: NodeJS.ProcessEnv, url: string, ready: string): Promise<Server> => {
  const started = performance.now();
  const child: ChildProcess = spawn(process.execPath, [...(process.env.BENCH_NODE_ARGS ?? '').split(' ').filter(Boolean), ...args], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const pid = child.pid as number;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended with ${child.exitCode}`);
    const up = await fetch(url + ready).then(
      (response) => response.ok,
      () => false,
    );
    if (up) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const readyMs = Math.round(performance.now() - started);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return {
    url,
    pid,
    readyMs,
    memoryMb: () => memoryMb(pid),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};

export const startApi = (servers: Databases): Promise<Server> =>
  begin(
    ['--max-semi-space-size=8', '--max-old-space-size=1024', 'server/src/main.ts'],
    envOf(servers),
    `http://127.0.0.1:${API_PORT}`,
    '/readyz',
  );
export const startFloor = (servers: Databases): Promise<Server> =>
  begin(['scripts/bench/floor.ts'], { ...envOf(servers), PORT: String(FLOOR_PORT) }, `http://127.0.0.1:${FLOOR_PORT}`, '/healthz');

/** A process of the shop beside others; `nursery`: MB for what was made a moment ago. */
export const startShopProcess = (
  servers: Databases,
  { role, port, nursery = 8 }: { role: 'api' | 'worker'; port: number; nursery?: number },
): Promise<Server> =>
  begin(
    [`--max-semi-space-size=${nursery}`, '--max-old-space-size=1024', 'server/src/main.ts'],
    { ...envOf(servers), HUITOU_ROLE: role, PORT: String(port), WORKER_PORT: String(port) },
    `http://127.0.0.1:${port}`,
    '/readyz',
  );
export const startFlashFloor = (servers: Databases): Promise<Server> =>
  begin(['scripts/bench/flash-floor.ts'], { ...envOf(servers), PORT: String(FLOOR_PORT) }, `http://127.0.0.1:${FLOOR_PORT}`, '/healthz');

/** Samples the resident memory of a process; `stop` answers the most that was seen, in MB. */
export const peakMemory = (pid: number): { stop: () => number } => {
  let peak = 0;
  const timer = setInterval(() => {
    try {
      peak = Math.max(peak, memoryMb(pid));
    } catch {
      // the process has ended; whoever drives the load will say so
    }
  }, 200);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
};

/** Drops and migrates the benchmark's own schema. */
export const prepareSchema = async (servers: Databases): Promise<void> => {
  const name = new URL(servers.databaseUrl).pathname.slice(1);
  const connection = await mysql.createConnection({ uri: servers.databaseUrl });
  await connection.query(`drop database if exists \`${name}\``);
  await connection.query(`create database \`${name}\` character set utf8mb4 collate utf8mb4_unicode_ci`);
  await connection.end();
  await new Promise<void>((resolve, reject) => {
    spawn(process.execPath, ['server/src/cli.ts', 'migrate'], { env: envOf(servers), stdio: 'inherit' }).once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`migrate ended with ${code}`)),
    );
  });
};
