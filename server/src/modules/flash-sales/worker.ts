import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '../../env.ts';
import { now } from '../../platform/clock.ts';
import { system, withSurroundings } from '../../platform/context.ts';
import { withEm } from '../../platform/db/orm.ts';
import { log } from '../../platform/log.ts';
import { key, redis } from '../../platform/redis.ts';
import { entryOf, keysOf } from './counters.ts';
import { GROUP, workOff } from './make-orders.ts';
import { type FlashUnit, unitsToTend } from './read-items.ts';
import { tendItems } from './tend-items.ts';

const BATCH = 500;
const ROUND_MS = 500;
/** Nothing is on: a sale shows up ten minutes before it starts. */
const IDLE_MS = 2_000;
/** One worker tends the items at a time; another takes over when it falls silent. */
const leaseMs = (): number => (env().NODE_ENV === 'test' ? 1_000 : 4_000);
/** Entries that a worker took and did not finish are anybody's after this. */
const abandonedMs = (): number => (env().NODE_ENV === 'test' ? 500 : 5_000);

/** Keeps turning claims into orders and tending the items of flash sales. Answers how to stop: what is in hand is finished. */
export const startFlashWorker = (): { stop: () => Promise<void> } => {
  const me = randomUUID();
  const stopping = new AbortController();
  const stopped = (): boolean => stopping.signal.aborted;
  const rest = (ms: number): Promise<void> => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  let units: FlashUnit[] = [];

  const inContext = <T>(work: () => Promise<T>): Promise<T> =>
    withSurroundings({ requestId: `flash-${randomUUID().slice(0, 8)}`, ip: '', actor: system }, () => withEm(work));

  const tending = async (): Promise<void> => {
    while (!stopped()) {
      try {
        const leads = await lead(me);
        units = await inContext(async () => (leads ? tendItems() : unitsToTend()));
      } catch (error) {
        if (!stopped()) log.warn({ err: error }, 'flash sales not tended');
      }
      await rest(units.length > 0 || env().NODE_ENV === 'test' ? ROUND_MS : IDLE_MS);
    }
  };

  const selling = async (): Promise<void> => {
    let lookedForAbandoned = 0;
    while (!stopped()) {
      let worked = 0;
      const alsoAbandoned = Date.now() - lookedForAbandoned > abandonedMs();
      if (alsoAbandoned) lookedForAbandoned = Date.now();
      for (const unit of units) {
        if (stopped()) break;
        try {
          worked += await inContext(() => drain(unit, me, alsoAbandoned));
        } catch (error) {
          if (!stopped()) log.warn({ err: error, itemId: unit.id }, 'claims wait: they could not be made into orders');
          await rest(200);
        }
      }
      if (worked === 0) await rest(units.some((unit) => now() >= unit.starts_at) ? 15 : 200);
    }
  };
  const loops = Promise.all([tending(), selling()]);
  return {
    stop: async () => {
      stopping.abort();
      await loops;
      await redis()
        .eval("if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end", 1, key('flash', 'leader'), me)
        .catch(() => undefined);
    },
  };
};

const lead = async (me: string): Promise<boolean> => {
  const script = `local who = redis.call('get', KEYS[1])
    if who and who ~= ARGV[1] then return 0 end
    redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
    return 1`;
  return (await redis().eval(script, 1, key('flash', 'leader'), me, leaseMs())) === 1;
};

type Raw = [string, string[]];
/** Takes what is new in the stream of an item, and what another worker left lying. @returns how many entries */
const drain = async (unit: FlashUnit, me: string, alsoAbandoned: boolean): Promise<number> => {
  const { stream } = keysOf(unit.id);
  const raw: Raw[] = [];
  try {
    if (alsoAbandoned) {
      const [, claimed] = (await redis().xautoclaim(stream, GROUP, me, abandonedMs(), '0', 'COUNT', BATCH)) as [string, (Raw | null)[]];
      raw.push(...claimed.filter((entry): entry is Raw => entry !== null && Array.isArray(entry[1])));
    }
    if (raw.length === 0) {
      const read = (await redis().xreadgroup('GROUP', GROUP, me, 'COUNT', BATCH, 'STREAMS', stream, '>')) as [string, Raw[]][] | null;
      raw.push(...(read?.[0]?.[1] ?? []));
    }
  } catch (error) {
    // Redis forgot the group, or never had it: it begins with the first entry.
    if (!/NOGROUP/.test(String(error))) throw error;
    await redis()
      .xgroup('CREATE', stream, GROUP, '0', 'MKSTREAM')
      .catch(() => undefined);
    return 1;
  }
  if (raw.length > 0) await workOff(unit, raw.map(entryOf));
  return raw.length;
};
