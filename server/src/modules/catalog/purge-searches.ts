import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { DAY, HOUR, dayOf, later } from '../../platform/clock.ts';
import { tables } from './tables.ts';

const KEPT_DAYS = 60;

/** Drops counts of searches that no report reads any more. */
export const purgeSearches = defineClockJob({
  name: 'catalog.purge-searches',
  everyMs: 6 * HOUR,
  handle: async () => {
    await tables()
      .deleteFrom('search_counts')
      .where('day', '<', dayOf(later(-KEPT_DAYS * DAY)))
      .limit(20_000)
      .execute();
  },
});
