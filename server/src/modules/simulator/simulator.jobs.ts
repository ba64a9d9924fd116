import { DAY, HOUR, later, now } from '../../platform/clock.ts';
import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { sql } from 'kysely';
import { db } from './simulation.entity.ts';

const KEPT_DAYS = 60;
const AT_ONCE = 10_000;

const LOST_AFTER_HOURS = 6;

/** Ends what no worker will finish any more; forgets simulations after two months, their orders some thousands at a time. */
export const purgeSimulationsJob = defineClockJob({
  name: 'simulator.purge',
  everyMs: 6 * HOUR,
  handle: async (stop) => {
    await db()
      .updateTable('simulations')
      .set({ status: 'failed', message: '任务多次中断，请重新发起', finished_at: now() })
      .where('status', 'in', ['waiting', 'running'])
      .where('created_at', '<', later(-LOST_AFTER_HOURS * HOUR))
      .execute();
    const old = await db()
      .selectFrom('simulations')
      .select('id')
      .where('created_at', '<', later(-KEPT_DAYS * DAY))
      .limit(100)
      .execute();
    for (const { id } of old) {
      for (let removed = AT_ONCE; removed === AT_ONCE && !stop.aborted; ) {
        const done = await sql`delete from simulated_orders where simulation_id = ${id} limit ${sql.lit(AT_ONCE)}`.execute(db());
        removed = Number(done.numAffectedRows ?? 0);
      }
      if (stop.aborted) return;
      await db().deleteFrom('simulations').where('id', '=', id).execute();
    }
  },
});
