import type { FlashRefusal } from '@huitou/shared-types/flash-sales/states.ts';
import { redis } from '../../platform/redis.ts';
import { minuteKey } from './counters.ts';

/** Counts what was refused before Redis was asked, for the live page. Not waited for: a lost count hurts nobody. */
export const countRefusal = (itemId: number, reason: FlashRefusal): void => {
  const at = Date.now();
  redis()
    .hincrby(minuteKey(itemId, at), `${Math.floor(at / 1000)}:${reason}`, 1)
    .catch(() => undefined);
};
