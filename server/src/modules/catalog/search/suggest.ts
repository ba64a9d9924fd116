import type { SearchWords, Words, NoResultWords } from '@huitou/shared-types/catalog/schema.ts';
import { DAY, dayOf, iso, later } from '../../../platform/clock.ts';
import type { CustomerActor, NobodyActor } from '../../../platform/context.ts';
import type { Call, CustomerCall } from '../../../platform/http/mount.ts';
import { remember } from '../cache.ts';
import { tables } from '../tables.ts';
import { rememberedSearchConfig } from './config.ts';
import { normalise } from './words.ts';
import { sql } from 'kysely';

const SUGGESTIONS = 10;
const HOT_WORDS = 12;
const HISTORY = 20;
/** Words of names, brands, categories and tags; below that a completion would lead to poor matches. */
const WORTH_SUGGESTING = 6;

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const complete = async (prefix: string): Promise<Words> => {
  const like = `${escapeLike(prefix)}%`;
  const asked = await tables()
    .selectFrom('search_counts')
    .select('word')
    .where('word', 'like', like)
    .where('found', '=', true)
    .where('day', '>=', dayOf(later(-30 * DAY)))
    .groupBy('word')
    .orderBy((eb) => eb.fn.sum('times'), 'desc')
    .limit(SUGGESTIONS)
    .execute();
  const terms = await sql<{ term: string }>`
    select t.term from search_terms t join products p on p.id = t.product_id and p.status = 'on'
    where t.term like ${like} and t.weight >= ${WORTH_SUGGESTING} and t.weight <> 20 and char_length(t.term) between 2 and 20
    group by t.term order by count(*) desc, char_length(t.term), t.term limit ${SUGGESTIONS}`.execute(tables());
  const words = [...new Set([...asked.map((row) => row.word), ...terms.rows.map((row) => row.term)])].filter((word) => word !== prefix);
  return { items: words.slice(0, SUGGESTIONS) };
};

/** Completions of what is typed: what others searched and found, then words of products on sale. */
export const suggest = async ({ q }: { q: string }): Promise<Words> => {
  const prefix = normalise(q);
  return prefix === '' ? { items: [] } : remember(`suggest:${prefix}`, () => complete(prefix));
};

/** Staff's words first, then what was searched most in the last seven days and found something. */
const hotWords = async (): Promise<string[]> => {
  const { hot } = await rememberedSearchConfig();
  const asked = await tables()
    .selectFrom('search_counts')
    .select('word')
    .where('found', '=', true)
    .where('day', '>', dayOf(later(-7 * DAY)))
    .groupBy('word')
    .orderBy((eb) => eb.fn.sum('times'), 'desc')
    .limit(HOT_WORDS)
    .execute();
  return [...new Set([...hot, ...asked.map((row) => row.word)])].slice(0, Math.max(HOT_WORDS, hot.length));
};

export const searchWords = async (_: unknown, { actor }: Call<CustomerActor | NobodyActor>): Promise<SearchWords> => {
  const hot = await remember('hot-words', hotWords);
  if (actor.kind !== 'customer') return { history: [], hot };
  const rows = await tables()
    .selectFrom('search_history')
    .select('word')
    .where('customer_id', '=', actor.id)
    .orderBy('at', 'desc')
    .limit(HISTORY)
    .execute();
  return { history: rows.map((row) => row.word), hot };
};

export const clearSearchHistory = async (_: unknown, { actor }: CustomerCall): Promise<{ ok: true }> => {
  await tables().deleteFrom('search_history').where('customer_id', '=', actor.id).execute();
  return { ok: true };
};

/** What was searched in the last thirty days in vain, most wanted first. */
export const noResultWords = async (): Promise<NoResultWords> => {
  const rows = await tables()
    .selectFrom('search_counts')
    .select(['word', (eb) => eb.fn.sum<number>('times').as('times'), (eb) => eb.fn.max('last_at').as('last_at')])
    .where('found', '=', false)
    .where('day', '>', dayOf(later(-30 * DAY)))
    .groupBy('word')
    .orderBy((eb) => eb.fn.sum('times'), 'desc')
    .limit(200)
    .execute();
  return { items: rows.map((row) => ({ word: row.word, times: Number(row.times), lastAt: iso(row.last_at) })) };
};
