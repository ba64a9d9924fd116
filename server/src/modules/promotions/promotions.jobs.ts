import { MINUTE, now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { defineClockJob, eachDue } from '../../platform/queue/clock-jobs.ts';
import { endIfOver } from './move-promotion.ts';
import { db } from './promotion.entity.ts';

/** Ends promotions whose time is over. The quote looks at the clock itself: nobody waits for this. */
export const endPromotionsJob = defineClockJob({
  name: 'promotions.end',
  everyMs: 5 * MINUTE,
  handle: async (stop) => {
    const due = await db()
      .selectFrom('promotions')
      .select('id')
      .where('status', 'in', ['published', 'paused'])
      .where('ends_at', '<=', now())
      .limit(200)
      .execute();
    await eachDue(due, stop, 'promotion not ended yet', ({ id }) => endIfOver(id, system));
  },
});
