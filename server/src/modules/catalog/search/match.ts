import { type RawBuilder, sql } from 'kysely';
import { tables } from '../tables.ts';
import { rememberedSearchConfig, synonymsOf } from './config.ts';
import { charactersOf, isChinese, normalise, TERM_LENGTH, wordsOf } from './words.ts';

export interface Match {
  productId: number;
  /** Whole number: weight of the matched terms first, then how well it sells. */
  score: number;
}
const MAX_WORDS = 8;
/** What is found in place of everything asked must at least share a word with it, or several characters. */
const MORE_THAN_A_CHARACTER = 3;

/** One thing the customer asked for, and the ways to satisfy it; each way needs all of its terms. */
type Wish = string[][];

const knownTerms = async (words: readonly string[]): Promise<Set<string>> => {
  if (words.length === 0) return new Set();
  const rows = await tables().selectFrom('search_terms').select('term').distinct().where('term', 'in', words).execute();
  return new Set(rows.map((row) => row.term));
};

const wishesOf = async (phrase: string): Promise<Wish[]> => {
  const config = await rememberedSearchConfig();
  const whole = synonymsOf(config, phrase);
  const words = wordsOf(phrase).slice(0, MAX_WORDS);
  if (whole.length > 0) return [[words, ...whole.map(wordsOf)].filter((way) => way.length > 0)];
  const known = await knownTerms(words);
  return words.map((word): Wish => {
    const others = synonymsOf(config, word)
      .map(wordsOf)
      .filter((way) => way.length > 0);
    // A word that the index does not have was cut otherwise there: its characters, all of them, stand in for it.
    return [known.has(word) || !isChinese(word) ? [word] : charactersOf(word), ...others];
  });
};

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const wayAsSql = (terms: readonly string[]): RawBuilder<unknown> => {
  const [only] = terms;
  // Letters and digits are typed by beginnings: `iph`, `SKU-10`.
  if (terms.length === 1 && only !== undefined && !isChinese(only) && only.length > 1) {
    return sql`select product_id, case when term = ${only} then weight else 1 end as w from search_terms where term like ${`${escapeLike(only)}%`}`;
  }
  if (terms.length === 1) return sql`select product_id, weight as w from search_terms where term = ${only}`;
  return sql`select product_id, sum(weight) as w from search_terms where term in (${sql.join([...new Set(terms)])}) group by product_id having count(*) = ${new Set(terms).size}`;
};
const wishAsSql = (wish: Wish): RawBuilder<unknown> =>
  sql`select product_id, max(w) as w from (${sql.join(
    wish.map((way) => sql`(${wayAsSql(way)})`),
    sql` union all `,
  )}) ways group by product_id`;

const find = async (
  phrase: string,
  wishes: readonly Wish[],
  atLeast: { met: number; weight: number },
  limit: number,
  onlyOnShelf: boolean,
): Promise<Match[]> => {
  const shelf = onlyOnShelf ? sql`p.status = 'on'` : sql`p.status <> 'recycled'`;
  const all = sql.join(
    wishes.map((wish) => sql`(${wishAsSql(wish)})`),
    sql` union all `,
  );
  const { rows } = await sql<{ product_id: number; score: number }>`
    select m.product_id, (m.w + coalesce(f.weight, 0)) * 1000 + least(999, floor(100 * log10(1 + p.sales))) as score
    from (select product_id, sum(w) as w, count(*) as met from (${all}) wishes group by product_id having count(*) >= ${atLeast.met} and sum(w) >= ${atLeast.weight}) m
    join products p on p.id = m.product_id and ${shelf}
    left join search_terms f on f.product_id = m.product_id and f.term = ${phrase.slice(0, TERM_LENGTH)}
    order by score desc, m.product_id desc limit ${limit}`.execute(tables());
  return rows.map((row) => ({ productId: row.product_id, score: Number(row.score) }));
};

/**
 * Products that have every word of the text, or a synonym of it, best first; when there is none, those that miss one word.
 * Reads the index of words only. Staff find drafts and products off the shelf as well.
 */
export const productsMatching = async (text: string, limit: number, options: { onlyOnShelf?: boolean } = {}): Promise<Match[]> => {
  const phrase = normalise(text);
  const wishes = phrase === '' ? [] : await wishesOf(phrase);
  if (wishes.length === 0) return [];
  const exact = await find(phrase, wishes, { met: wishes.length, weight: 1 }, limit, options.onlyOnShelf ?? false);
  if (exact.length > 0 || wishes.length < 2) return exact;
  return find(phrase, wishes, { met: wishes.length - 1, weight: MORE_THAN_A_CHARACTER }, limit, options.onlyOnShelf ?? false);
};
