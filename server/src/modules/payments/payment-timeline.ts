import { iso } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import type { StateLog } from '../../platform/state-log.entity.ts';

/** What happened to a thing, oldest first, as its page shows it. */
export const readTimeline = async (subject: string, id: number): Promise<{ title: string; at: string; note: string; by: string }[]> => {
  const rows = await query<typeof StateLog>()
    .selectFrom('state_log')
    .select(['title', 'at', 'note', 'actor_name'])
    .where('subject', '=', subject)
    .where('subject_id', '=', id)
    .orderBy('id')
    .limit(200)
    .execute();
  return rows.map((row) => ({ title: row.title, at: iso(row.at), note: row.note, by: row.actor_name }));
};
