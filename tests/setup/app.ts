import { type Api, makeClient, type ClientRequest } from '@huitou/shared-types/client.ts';
import { createSandbox } from '../../scripts/sandbox/index.ts';
import { claimDatabase, type TestDatabase } from './database.ts';
import { runShop } from './run-shop.ts';

export type Sandbox = Awaited<ReturnType<typeof createSandbox>>;

export interface TestShop {
  /** Base address of the shop under test. */
  url: string;
  sandbox: Sandbox;
  db: TestDatabase;
  /** The typed client with somebody's token; without one, as a stranger. */
  api: (token?: string) => Api;
  /** A call as it comes over the wire, for what the typed client cannot say. */
  http: (
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; rawBody?: string; headers?: Record<string, string> },
  ) => Promise<{ status: number; body: unknown; headers: Headers }>;
  stop: () => Promise<void>;
}

/** How the typed client reaches a shop over HTTP. */
export const transport = (url: string, token?: string) => async (request: ClientRequest) => {
  const headers: Record<string, string> = { ...request.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  let body: string | FormData | undefined;
  if (request.upload) {
    const form = new FormData();
    for (const [name, value] of Object.entries(request.body as Record<string, unknown>)) {
      if (value instanceof File) form.append(name, value, value.name);
      else if (value instanceof Blob) form.append(name, value);
      else form.append(name, String(value));
    }
    body = form;
  } else if (request.body !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(request.body);
  }
  const response = await fetch(url + request.url, {
    method: request.method,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(request.signal ? { signal: request.signal } : {}),
  });
  if (request.download && response.ok) return { status: response.status, body: new Uint8Array(await response.arrayBuffer()) };
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
};

/**
 * A whole shop in this test process: its own schema and Redis database, its own WeChat stand-in, API and worker on a free port.
 * `more` adds environment variables. One for each test file (`beforeAll`/`afterAll`); tests in a file share it and keep apart by making their own customers and products.
 */
export const startShop = async (more: Readonly<Record<string, string>> = {}): Promise<TestShop> => {
  const db = await claimDatabase();
  const sandbox = await createSandbox();
  const running = await runShop({
    ...sandbox.env,
    NODE_ENV: 'test',
    HUITOU_ROLE: 'all',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: db.databaseUrl,
    DATABASE_POOL: '24',
    REDIS_URL: db.redisUrl,
    APP_SECRET: 'a secret for tests, long enough to pass',
    WXPAY_NOTIFY_URL: '',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'fatal',
    RATE_LIMIT_PER_IP: '1000000',
    FILES_DIR: `.data/test/files/${process.pid}`,
    ...more,
  });
  return {
    url: running.url,
    sandbox,
    db,
    api: (token) => makeClient(transport(running.url, token)),
    http: async (method, path, options = {}) => {
      const response = await fetch(running.url + path, {
        method,
        headers: {
          ...(options.body === undefined && options.rawBody === undefined ? {} : { 'content-type': 'application/json' }),
          ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
          ...options.headers,
        },
        ...(options.rawBody !== undefined
          ? { body: options.rawBody }
          : options.body !== undefined
            ? { body: JSON.stringify(options.body) }
            : {}),
      });
      const text = await response.text();
      let body: unknown = text;
      try {
        body = JSON.parse(text);
      } catch {
        // not JSON
      }
      return { status: response.status, body, headers: response.headers };
    },
    stop: async () => {
      await running.stop(5_000);
      await sandbox.close();
      await db.release();
    },
  };
};

/** Waits until `check` gives something that is not undefined, null or false. @throws Error with `what` when it takes longer than `ms` */
export const eventually = async <T>(what: string, check: () => Promise<T | undefined | null | false>, ms = 15_000): Promise<T> => {
  const until = Date.now() + ms;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== null && value !== false) return value;
    if (Date.now() > until) throw new Error(`did not happen in ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};
