import { MINUTE } from '../../platform/clock.ts';
import { newToken } from '../../platform/ids.ts';
import { key, redis } from '../../platform/redis.ts';
import type { Mark } from './trail/marks.ts';

const SPAN = 10 * MINUTE;
const lastOf = (customerId: number): string => key(`risk:${customerId}`, 'asked');
const untouchedOf = (customerId: number): string => key(`risk:${customerId}`, 'untouched');

/**
 * How often within ten minutes a customer has asked to enter without having touched anything since the time before, this time included. The
 * storefront asks when it is touched; it repeats a lost request a few times, a program repeats it for as long as it likes.
 * `proven`: this request brings a solved puzzle, which is reason enough to ask again. `at`: ms.
 */
export const countUntouched = async (customerId: number, marks: readonly Mark[], proven: boolean, at: number): Promise<number> => {
  const before = await redis().set(lastOf(customerId), at, 'PX', SPAN, 'GET');
  const touched = marks.some(({ kind, received }) => (kind === 'tap' || kind === 'scroll') && received > Number(before ?? 0));
  const pipeline = redis().pipeline();
  if (before !== null && !touched && !proven) pipeline.zadd(untouchedOf(customerId), at, newToken().slice(0, 12));
  pipeline.zremrangebyscore(untouchedOf(customerId), 0, at - SPAN);
  pipeline.zcard(untouchedOf(customerId));
  pipeline.pexpire(untouchedOf(customerId), SPAN);
  const replies = (await pipeline.exec()) ?? [];
  return Number(replies.at(-2)?.[1] ?? 0);
};
