import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { sql } from 'kysely';
import { DAY, HOUR, later } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import type { AnyJob } from '../../platform/queue/jobs.ts';
import type { StaffSession } from './session.entity.ts';
import { purgeTries } from './sign-in-guard.ts';

const purge = defineClockJob({
  name: 'staff.purge',
  everyMs: HOUR,
  handle: async () => {
    await purgeTries();
    await sql`delete from staff_sessions where expires_at < ${later(-30 * DAY)} limit 5000`.execute(query<typeof StaffSession>());
  },
});
export const jobs: AnyJob[] = [purge];
