import { HOUR, MINUTE } from '../../platform/clock.ts';
import type { AnyJob } from '../../platform/queue/jobs.ts';
import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { customerIdsAfter } from '../customers/index.ts';
import { giveBirthdayGifts } from './birthday.ts';
import { expireBatch } from './expire-points.ts';
import { enrol } from './lots.ts';
import { reviewDue } from './review-due.ts';
import { warnLevels, warnPoints } from './warn-expiring.ts';

const MOST_ROUNDS = 500;
/** Batch after batch until nothing is due. What others hold is left for the next turn, so the number of rounds is bounded. */
const untilDone = async (stop: AbortSignal, batch: () => Promise<number>): Promise<void> => {
  for (let round = 0; round < MOST_ROUNDS && !stop.aborted; round += 1) if ((await batch()) === 0) return;
};

export const jobs: AnyJob[] = [
  defineClockJob({ name: 'membership.expire-points', everyMs: 5 * MINUTE, queue: 'slow', handle: (stop) => untilDone(stop, expireBatch) }),
  defineClockJob({
    name: 'membership.warn',
    everyMs: 10 * MINUTE,
    handle: async (stop) => {
      await untilDone(stop, warnPoints);
      await untilDone(stop, warnLevels);
    },
  }),
  defineClockJob({
    name: 'membership.review-levels',
    everyMs: 10 * MINUTE,
    queue: 'slow',
    handle: (stop) => untilDone(stop, () => reviewDue(stop)),
  }),
  defineClockJob({
    name: 'membership.birthday-gifts',
    everyMs: HOUR,
    handle: (stop) => untilDone(stop, () => giveBirthdayGifts(stop)),
  }),
  defineClockJob({
    name: 'membership.enrol',
    everyMs: 24 * HOUR,
    queue: 'slow',
    // Customers from before there were members: announcements do the rest.
    handle: async (stop) => {
      let after = 0;
      await untilDone(stop, async () => {
        const ids = await customerIdsAfter(after, 1_000);
        await enrol(ids);
        after = ids.at(-1) ?? after;
        return ids.length;
      });
    },
  }),
];
