import type { TrailKind } from '@huitou/shared-types/risk/states.ts';
import { trailKinds } from '@huitou/shared-types/risk/states.ts';
import { defineScript, key, redis } from '../../../platform/redis.ts';
import type { Arrival, Mark, Trail } from './marks.ts';

/** As much of a trail as is looked at; older marks fall off. */
const KEPT = 240;
const LIFE_SECONDS = 2 * 3600;
const trailKey = (customerId: number): string => key(`risk:${customerId}`, 'trail');

export interface Batch {
  readonly run: string;
  readonly seq: number;
  readonly sentAt: number;
  readonly events: readonly {
    kind: TrailKind;
    at: number;
    target?: string | undefined;
    x?: number | undefined;
    y?: number | undefined;
    press?: number | undefined;
  }[];
}

/** A batch counts once: one with a number that its run has reached already is ignored. */
const addBatch = defineScript(
  'riskAddBatch',
  `
local last = tonumber(redis.call('hget', KEYS[2], ARGV[1]) or '-1')
if tonumber(ARGV[2]) <= last then return 0 end
redis.call('hset', KEYS[2], ARGV[1], ARGV[2])
redis.call('expire', KEYS[2], ARGV[3])
for i = 5, #ARGV do redis.call('rpush', KEYS[1], ARGV[i]) end
redis.call('ltrim', KEYS[1], -tonumber(ARGV[4]), -1)
redis.call('expire', KEYS[1], ARGV[3])
return 1`,
  2,
);

const thousandth = (value: number | undefined): number | null => (value === undefined ? null : Math.round(value * 1000) / 1000);

/** Adds a batch to a customer's trail. Answers false for one that was there already. `received`: ms, the server's clock. */
export const keepTrail = async (customerId: number, batch: Batch, received: number): Promise<boolean> => {
  const rows = [
    JSON.stringify(['sent', batch.run, received, batch.sentAt]),
    ...batch.events.map(({ kind, at, target, x, y, press }) =>
      JSON.stringify([trailKinds.indexOf(kind), batch.run, received, at, target ?? '', thousandth(x), thousandth(y), thousandth(press)]),
    ),
  ];
  const added = await addBatch(trailKey(customerId), key(`risk:${customerId}`, 'runs'), batch.run, batch.seq, LIFE_SECONDS, KEPT, ...rows);
  return added === 1;
};

type Row = ['sent', string, number, number] | [number, string, number, number, string, number | null, number | null, number | null];

/** What a customer's phones told in the last two hours, oldest first. */
export const readTrail = async (customerId: number): Promise<Trail> => {
  const marks: Mark[] = [];
  const arrivals: Arrival[] = [];
  for (const text of await redis().lrange(trailKey(customerId), 0, -1)) {
    const row = JSON.parse(text) as Row;
    if (row[0] === 'sent') {
      arrivals.push({ run: row[1], received: row[2], sentAt: row[3] });
    } else {
      const [kind, run, received, at, target, x, y, press] = row;
      marks.push({ kind: trailKinds[kind] ?? 'open', run, received, at, target, x, y, press });
    }
  }
  return { marks, arrivals };
};
