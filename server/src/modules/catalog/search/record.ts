import { sql } from 'kysely';
import type { CustomerActor, NobodyActor } from '../../../platform/context.ts';
import { dayOf, now } from '../../../platform/clock.ts';
import { tables } from '../tables.ts';
import { normalise } from './words.ts';

/** Longer texts are pasted, not searched: they would only fill the table. */
const COUNTED_LENGTH = 20;
const HISTORY_LENGTH = 20;

/** Counts a search for the hot words and the report of searches without result; a customer's own history keeps the last twenty texts. */
export const recordSearch = async (text: string, found: boolean, actor: CustomerActor | NobodyActor): Promise<void> => {
  const word = normalise(text);
  if (word === '' || word.length > COUNTED_LENGTH) return;
  const at = now();
  await tables()
    .insertInto('search_counts')
    .values({ day: dayOf(at), word, times: 1, found, last_at: at })
    .onDuplicateKeyUpdate({ times: sql<number>`times + 1`, found, last_at: at })
    .execute();
  if (actor.kind !== 'customer') return;
  await tables().insertInto('search_history').values({ customer_id: actor.id, word, at }).onDuplicateKeyUpdate({ at }).execute();
  const old = await tables()
    .selectFrom('search_history')
    .select('word')
    .where('customer_id', '=', actor.id)
    .orderBy('at', 'desc')
    .offset(HISTORY_LENGTH)
    .limit(50)
    .execute();
  if (old.length > 0)
    await tables()
      .deleteFrom('search_history')
      .where('customer_id', '=', actor.id)
      .where(
        'word',
        'in',
        old.map((row) => row.word),
      )
      .execute();
};
