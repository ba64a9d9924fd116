import { Redis } from 'ioredis';
import { env } from '../env.ts';
import { log } from './log.ts';

let client: Redis | undefined;
/** Names of scripts that do not wait for the pipeline in hand. */
const atOnceScripts: string[] = [];

/** A new connection; the caller closes it. Bull and subscribers need their own. */
export const newRedis = (options: { blocking?: boolean } = {}): Redis => {
  const redis = new Redis(env().REDIS_URL, {
    maxRetriesPerRequest: options.blocking ? null : 3,
    enableReadyCheck: !options.blocking,
    enableAutoPipelining: !options.blocking,
    autoPipeliningIgnoredCommands: atOnceScripts,
    connectTimeout: 5_000,
  });
  redis.on('error', (error: Error) => log.warn({ err: error.message }, 'redis connection'));
  return redis;
};

const scripts = new Map<string, { readonly lua: string; readonly numberOfKeys: number }>();
/**
 * Declares a Lua script when its slice is loaded; it runs by its hash on the shared connection: `run(...keys, ...args)`. A connection must know
 * its scripts before its first command: commands of one tick travel in one pipeline, which knows only what the connection knew when it began.
 * One pipeline is on its way at a time; a script with `atOnce` does not wait for it.
 */
export const defineScript = (
  name: string,
  lua: string,
  numberOfKeys: number,
  { atOnce = false } = {},
): ((...args: (string | number)[]) => Promise<unknown>) => {
  scripts.set(name, { lua, numberOfKeys });
  if (atOnce) atOnceScripts.push(name);
  client?.defineCommand(name, { lua, numberOfKeys });
  return (...args) => {
    const run = (redis() as unknown as Record<string, (...args: (string | number)[]) => Promise<unknown>>)[name];
    if (!run) throw new Error(`No script ${name}`);
    return run.apply(redis(), args);
  };
};

/** The shared connection for short commands. */
export const redis = (): Redis => {
  if (!client) {
    client = newRedis();
    for (const [name, script] of scripts) client.defineCommand(name, script);
  }
  return client;
};
export const closeRedis = async (): Promise<void> => {
  if (!client) return;
  const closing = client;
  client = undefined;
  await closing.quit().catch(() => closing.disconnect());
};

/** A key of ours: `huitou:{orders}:…`; the braces keep a slice's keys on one node of a cluster. */
export const key = (slice: string, ...parts: (string | number)[]): string => [env().REDIS_PREFIX, `{${slice}}`, ...parts].join(':');

/** Counts one more in a window of `seconds`; answers the count so far. */
export const countInWindow = async (name: string, seconds: number): Promise<number> => {
  const replies = await redis().multi().incr(name).expire(name, seconds, 'NX').exec();
  return Number(replies?.[0]?.[1] ?? 0);
};
