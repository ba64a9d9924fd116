import type { Redis } from 'ioredis';
import { defineScript, key, redis } from '../../platform/redis.ts';
import * as scripts from './counters.scripts.ts';

/** How a claim is known: `item-epoch-seq-customer`. */
export type TicketName = string;

const commands = {
  flashSettle: defineScript('flashSettle', scripts.settleScript, 7),
  flashShrink: defineScript('flashShrink', scripts.shrinkScript, 7),
  flashTend: defineScript('flashTend', scripts.tendScript, 7),
  flashLeave: defineScript('flashLeave', scripts.leaveScript, 7),
  flashBuild: defineScript('flashBuild', scripts.buildScript, 7),
  flashLook: defineScript('flashLook', scripts.lookScript, 7),
  flashHalt: defineScript('flashHalt', scripts.haltScript, 7),
};

interface Link {
  /** Which start of the Redis server this is: what another one left is not trusted. */
  run: Promise<string>;
}
const links = new WeakMap<Redis, Link>();

const askRun = async (client: Redis): Promise<string> => /run_id:(\w+)/.exec(await client.info('server'))?.[1] ?? 'unknown';

const link = (): Link => {
  const client = redis();
  const known = links.get(client);
  if (known) return known;
  const made: Link = { run: Promise.resolve('') };
  const ask = (): void => {
    made.run = askRun(client);
    made.run.catch(() => undefined);
  };
  // A restart of the server ends every connection, so a new connection is where a new server shows.
  client.on('ready', ask);
  ask();
  links.set(client, made);
  return made;
};
/** @throws when Redis does not answer */
export const runOf = async (): Promise<string> => {
  const mine = link();
  try {
    return await mine.run;
  } catch {
    mine.run = askRun(redis());
    return mine.run;
  }
};

export interface ItemKeys {
  readonly all: readonly string[];
  readonly stream: string;
  readonly tickets: string;
  readonly minutes: string;
}
const names = new Map<number, ItemKeys>();
export const keysOf = (itemId: number): ItemKeys => {
  const known = names.get(itemId);
  if (known) return known;
  const slice = `flash:${itemId}`;
  const all = ['meta', 'used', 'live', 'tickets', 'stream', 'wait', 'line'].map((name) => key(slice, name));
  const made = { all, stream: all[4] as string, tickets: all[3] as string, minutes: key(slice, 'm') };
  if (names.size > 5_000) names.clear();
  names.set(itemId, made);
  return made;
};
/** Where the outcomes of a minute are counted by second: fields `<epoch second>:<outcome>`. */
export const minuteKey = (itemId: number, at: number): string => `${keysOf(itemId).minutes}:${Math.floor(at / 60_000)}`;

export interface Settled {
  readonly id: string;
  readonly ticket: TicketName;
  /** `o:<order>:<pay before, ms>`, `r:<reason>`, or empty. */
  readonly outcome: string;
}
export const GROUP = 'orders';
export const settle = async (itemId: number, done: readonly Settled[]): Promise<void> => {
  if (done.length === 0) return;
  await commands.flashSettle(...keysOf(itemId).all, GROUP, ...done.flatMap(({ id, ticket, outcome }) => [id, ticket, outcome]));
};
/** Pieces of a claim are free again: it keeps `keep`, those in `mask`. Repeating it changes nothing. @returns false when there are no counters */
export const shrinkClaim = async (itemId: number, ticket: TicketName, keep: number, mask: number): Promise<boolean> =>
  (await commands.flashShrink(...keysOf(itemId).all, ticket, keep, mask)) !== null;
/** Tells Redis how much is released and paid, and serves who waits. @returns pieces left; null when the counters are lost */
export const tend = async (itemId: number, released: number, paid: number, alsoBehind: boolean): Promise<number | null> => {
  const left = await commands.flashTend(...keysOf(itemId).all, released, paid, alsoBehind ? 1 : 0);
  return left === null ? null : Number(left);
};
export const leaveLine = async (itemId: number, ticket: TicketName, customerId: number): Promise<boolean> =>
  (await commands.flashLeave(...keysOf(itemId).all, ticket, customerId)) === 1;
export const setHalted = async (itemId: number, halted: boolean): Promise<void> => {
  await commands.flashHalt(...keysOf(itemId).all, halted ? 1 : 0);
};

export interface StreamEntry {
  readonly id: string;
  readonly kind: 'c' | 'w';
  readonly ticket: TicketName;
  readonly data: string;
  readonly at: number;
  readonly served: boolean;
}
export const entryOf = ([id, fields]: [string, string[]]): StreamEntry => {
  const of = (name: string): string => fields[fields.indexOf(name) + 1] ?? '';
  return { id, kind: of('k') === 'w' ? 'w' : 'c', ticket: of('t'), data: of('d'), at: Number(of('at')), served: fields.includes('w') };
};
export interface Look {
  /** Null: lost. */
  readonly meta: Readonly<Record<string, string>> | null;
  readonly entries: StreamEntry[];
  readonly waiting: number;
  readonly behind: number;
  readonly queued: number;
  readonly liveTickets: number;
  /** By the clock of Redis, ms. */
  readonly at: number;
}
/** The counters of one moment. */
export const look = async (itemId: number, withEntries = false): Promise<Look> => {
  const [flat, entries, waiting, behind, queued, [seconds, micros], liveTickets] = (await commands.flashLook(
    ...keysOf(itemId).all,
    withEntries ? 1 : 0,
  )) as [string[], [string, string[]][], number, number, number, [string, string], number];
  const meta = Object.fromEntries(Array.from({ length: flat.length / 2 }, (_, i) => [flat[i * 2], flat[i * 2 + 1]]));
  return {
    meta: flat.length === 0 || meta.epoch === undefined ? null : meta,
    entries: entries.map(entryOf),
    waiting,
    behind,
    queued,
    liveTickets,
    at: Number(seconds) * 1000 + Math.floor(Number(micros) / 1000),
  };
};

export interface Built {
  readonly meta: Record<string, string | number>;
  readonly used: Record<string, number>;
  readonly live: Record<string, string>;
  readonly wait: Record<string, number>;
  readonly line: Record<string, string>;
}
/** Replaces the counters. @returns false when something moved since `seenSeq` was read */
export const putCounters = async (itemId: number, seenSeq: string, expiresAt: number, built: Built): Promise<boolean> =>
  (await commands.flashBuild(
    ...keysOf(itemId).all,
    seenSeq,
    expiresAt,
    ...[built.meta, built.used, built.live, built.wait, built.line].map((part) => JSON.stringify(part)),
  )) === 1;
