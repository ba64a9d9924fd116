import { z } from 'zod';
import { DAY, HOUR, dayOf, later } from '../../platform/clock.ts';
import { defineJob } from '../../platform/queue/jobs.ts';
import { tables } from './tables.ts';

const KEPT_DAYS = 60;

/** Drops counts of searches that no report reads any more. */
export const purgeSearches = defineJob({
  name: 'catalog.purge-searches',
  queue: 'clock',
  schema: z.object({}),
  retry: { attempts: 1, backoffMs: 1_000 },
  everyMs: 6 * HOUR,
  handle: async () => {
    await tables()
      .deleteFrom('search_counts')
      .where('day', '<', dayOf(later(-KEPT_DAYS * DAY)))
      .limit(20_000)
      .execute();
  },
});
