import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { sql } from 'kysely';
import { HOUR, MINUTE, now } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import type { AnyJob } from '../../platform/queue/jobs.ts';
import type { CustomerSession } from './customer.entity.ts';
import { deleteDueAccounts } from './delete-account.ts';
import { judgeAvatar } from './judge-avatar.ts';
import { judgeNickname } from './judge-nickname.ts';

const deleteDue = defineClockJob({
  name: 'customers.delete-due',
  everyMs: 10 * MINUTE,
  handle: deleteDueAccounts,
});
const purgeSessions = defineClockJob({
  name: 'customers.purge-sessions',
  everyMs: HOUR,
  handle: async () => {
    await sql`delete from customer_sessions where expires_at < ${now()} limit 5000`.execute(query<typeof CustomerSession>());
  },
});
export const jobs: AnyJob[] = [deleteDue, purgeSessions, judgeNickname, judgeAvatar];
