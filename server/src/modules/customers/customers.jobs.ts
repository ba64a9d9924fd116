import { sql } from 'kysely';
import { z } from 'zod';
import { HOUR, MINUTE, now } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import { type AnyJob, defineJob } from '../../platform/queue/jobs.ts';
import type { CustomerSession } from './customer.entity.ts';
import { deleteDueAccounts } from './delete-account.ts';
import { judgeAvatar } from './judge-avatar.ts';
import { judgeNickname } from './judge-nickname.ts';

const deleteDue = defineJob({
  name: 'customers.delete-due',
  queue: 'clock',
  schema: z.object({}),
  retry: { attempts: 1, backoffMs: 1000 },
  everyMs: 10 * MINUTE,
  handle: deleteDueAccounts,
});
const purgeSessions = defineJob({
  name: 'customers.purge-sessions',
  queue: 'clock',
  schema: z.object({}),
  retry: { attempts: 1, backoffMs: 1000 },
  everyMs: HOUR,
  handle: async () => {
    await sql`delete from customer_sessions where expires_at < ${now()} limit 5000`.execute(query<typeof CustomerSession>());
  },
});
export const jobs: AnyJob[] = [deleteDue, purgeSessions, judgeNickname, judgeAvatar];
