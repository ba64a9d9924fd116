import { key, redis } from '../../../platform/redis.ts';
import type { Mark } from './marks.ts';
import { exactRhythms, LONG, MIDDLE, roughRhythms, SHORT } from './rhythm.ts';

const HOUR_MS = 3_600_000;
const ROUGH_SECONDS = 3600;
/** A recorded trail is of use to its thief for days. */
const EXACT_SECONDS = 7 * 86_400;
/** In a crowd some people are alike by chance, the more so the shorter the row that is compared: this share of it is not counted. */
const byChance: ReadonlyMap<number, number> = new Map([
  [SHORT, 0.006],
  [MIDDLE, 0.004],
  [LONG, 0.002],
]);

const exactKey = (name: string): string => key(`risk:rhythm:${name}`, 'exact');
const roughKey = (name: string): string => key(`risk:rhythm:${name}`, 'rough');
const crowdKey = (length: number, hour: number): string => key('risk', 'crowd', length, hour);

/**
 * The rough rhythms that are compared: long rows say more, and short ones are known of a whole crowd before the first of it asks to enter,
 * because what happened last travels with that request.
 */
const roughOf = (marks: readonly Mark[]): { length: number; names: string[] }[] =>
  [SHORT, MIDDLE, LONG].map((length) => ({ length, names: roughRhythms(marks, length) })).filter(({ names }) => names.length > 0);

/** Remembers whose rhythm this is. Called whenever a trail grows, so that a crowd of copies is known before the first of them asks to enter. */
export const rememberRhythm = async (customerId: number, marks: readonly Mark[], at: number): Promise<void> => {
  const commands = redis().pipeline();
  for (const { run, name } of exactRhythms(marks)) {
    // A trail that comes a second time, in another run of the same customer, is a replay as well.
    commands.sadd(exactKey(name), `${customerId}:${run}`);
    commands.expire(exactKey(name), EXACT_SECONDS);
  }
  for (const { length, names } of roughOf(marks)) {
    const crowd = crowdKey(length, Math.floor(at / HOUR_MS));
    commands.pfadd(crowd, customerId);
    commands.expire(crowd, 2 * ROUGH_SECONDS);
    for (const name of names) {
      commands.zadd(roughKey(name), at, customerId);
      commands.zremrangebyscore(roughKey(name), 0, at - HOUR_MS);
      // Beyond a few hundred it makes no difference.
      commands.zremrangebyrank(roughKey(name), 0, -2001);
      commands.expire(roughKey(name), ROUGH_SECONDS);
    }
  }
  if (commands.length > 0) await commands.exec();
};

/** How many others have played exactly this rhythm (in a week), and roughly this one (in an hour, less those who are alike by chance). */
export const compareRhythm = async (
  customerId: number,
  marks: readonly Mark[],
  at: number,
): Promise<{ replayed: number | null; alike: number | null }> => {
  const exact = exactRhythms(marks);
  const rough = roughOf(marks);
  const hour = Math.floor(at / HOUR_MS);
  const [players, alike] = await Promise.all([
    Promise.all(exact.map(({ name }) => redis().smembers(exactKey(name)))),
    Promise.all(
      rough.map(async ({ length, names }) => {
        const [counts, crowd] = await Promise.all([
          Promise.all(names.map((name) => redis().zcount(roughKey(name), at - HOUR_MS, '+inf'))),
          Promise.all([redis().pfcount(crowdKey(length, hour)), redis().pfcount(crowdKey(length, hour - 1))]),
        ]);
        return Math.max(...counts) - 1 - Math.floor(Math.max(...crowd) * (byChance.get(length) ?? 0));
      }),
    ),
  ]);
  const others = new Set(players.flatMap((names, i) => names.filter((player) => player !== `${customerId}:${exact[i]?.run ?? ''}`)));
  return {
    replayed: exact.length === 0 ? null : others.size,
    alike: alike.length === 0 ? null : Math.max(0, ...alike),
  };
};
