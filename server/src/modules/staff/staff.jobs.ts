import { sql } from 'kysely';
import { z } from 'zod';
import { DAY, HOUR, later } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import { type AnyJob, defineJob } from '../../platform/queue/jobs.ts';
import type { StaffSession } from './session.entity.ts';
import { purgeTries } from './sign-in-guard.ts';

const purge = defineJob({
  name: 'staff.purge',
  queue: 'clock',
  schema: z.object({}),
  retry: { attempts: 1, backoffMs: 1000 },
  everyMs: HOUR,
  handle: async () => {
    await purgeTries();
    await sql`delete from staff_sessions where expires_at < ${later(-30 * DAY)} limit 5000`.execute(query<typeof StaffSession>());
  },
});
export const jobs: AnyJob[] = [purge];
