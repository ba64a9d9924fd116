import type { ProductPage, productListIn } from '@huitou/shared-types/catalog/schema.ts';
import { productPage } from '@huitou/shared-types/catalog/schema.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { CustomerActor, NobodyActor } from '../../platform/context.ts';
import { decodeCursor } from '../../platform/db/keyset.ts';
import { type Call, ready, type ReadyAnswer } from '../../platform/http/mount.ts';
import { remember } from './cache.ts';
import { rememberedCategories, withDescendants } from './category-tree.ts';
import { cardColumns, type CardRow, toCardPage } from './product-card.ts';
import { productsMatching } from './search/match.ts';
import { recordSearch } from './search/record.ts';
import { normalise } from './search/words.ts';
import { tables } from './tables.ts';

export type ListInput = z.output<typeof productListIn>;
const MAX_MATCHES = 1_000;

/** Each order of the list: the column that leads, and which way. The id decides between equals. */
const orders = {
  default: ['products.sort', 'desc'],
  sales: ['products.sales', 'desc'],
  newest: ['products.id', 'desc'],
  price_asc: ['products.price_min', 'asc'],
  price_desc: ['products.price_min', 'desc'],
} as const;

const filtered = async (input: ListInput, productIds?: readonly number[]) => {
  const categories = input.categoryId === undefined ? [] : withDescendants(await rememberedCategories(), input.categoryId);
  return tables()
    .selectFrom('products')
    .where('products.status', '=', 'on')
    .$if(productIds !== undefined, (q) => q.where('products.id', 'in', productIds as number[]))
    .$if(categories.length > 0, (q) => q.where('products.category_id', 'in', categories))
    .$if(input.brandId !== undefined, (q) => q.where('products.brand_id', '=', input.brandId as number))
    .$if(input.minPrice !== undefined, (q) => q.where('products.price_min', '>=', input.minPrice as number))
    .$if(input.maxPrice !== undefined, (q) => q.where('products.price_min', '<=', input.maxPrice as number))
    .$if(input.inStock === true, (q) => q.where('products.stock', '>', 0))
    .$if(input.groupId !== undefined, (q) =>
      q.where('products.id', 'in', (eb) =>
        eb
          .selectFrom('group_products')
          .select('product_id')
          .where('group_id', '=', input.groupId as number),
      ),
    );
};

const byColumn = async (input: ListInput, productIds?: readonly number[]): Promise<ProductPage> => {
  const [column, direction] = orders[input.sort];
  const after = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
  const further = direction === 'desc' ? '<' : '>';
  const rows = await (await filtered(input, productIds))
    .select(cardColumns)
    .select(sql<number>`${sql.ref(column)}`.as('lead'))
    .$if(after !== null, (q) => q.where(sql<boolean>`(${sql.ref(column)}, products.id) ${sql.raw(further)} (${after?.[0]}, ${after?.[1]})`))
    .orderBy(column, direction)
    .orderBy('products.id', direction)
    .limit(input.limit + 1)
    .execute();
  return toCardPage(rows, input.limit, (row) => [row.lead, row.id]);
};

/** A group is shown in the order that staff gave it. */
const byPosition = async (input: ListInput, groupId: number): Promise<ProductPage> => {
  const after = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
  const rows = await (await filtered({ ...input, groupId: undefined }))
    .innerJoin('group_products', 'group_products.product_id', 'products.id')
    .where('group_products.group_id', '=', groupId)
    .select(cardColumns)
    .select('group_products.position')
    .$if(after !== null, (q) => q.where(sql<boolean>`(group_products.position, products.id) > (${after?.[0]}, ${after?.[1]})`))
    .orderBy('group_products.position')
    .orderBy('products.id')
    .limit(input.limit + 1)
    .execute();
  return toCardPage(rows, input.limit, (row) => [row.position, row.id]);
};

const byRelevance = async (input: ListInput, matches: readonly { productId: number; score: number }[]): Promise<ProductPage> => {
  const after = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
  const rest = after === null ? matches : matches.filter((m) => m.score < after[0] || (m.score === after[0] && m.productId < after[1]));
  if (rest.length === 0) return { items: [], next: null };
  const rows: CardRow[] = await (
    await filtered(
      input,
      rest.map((m) => m.productId),
    )
  )
    .select(cardColumns)
    .orderBy(sql`field(products.id, ${sql.join(rest.map((m) => m.productId))})`)
    .limit(input.limit + 1)
    .execute();
  const scores = new Map(rest.map((m) => [m.productId, m.score]));
  return toCardPage(rows, input.limit, (row) => [scores.get(row.id) ?? 0, row.id]);
};

const load = async (input: ListInput): Promise<ReadyAnswer & { found: boolean }> => {
  const page = await pageOf(input);
  return Object.assign(ready(productPage, page), { found: page.items.length > 0 });
};
const pageOf = async (input: ListInput): Promise<ProductPage> => {
  const phrase = normalise(input.q ?? '');
  if (phrase !== '') {
    const matches = await productsMatching(phrase, MAX_MATCHES, { onlyOnShelf: true });
    if (matches.length === 0) return { items: [], next: null };
    return input.sort === 'default'
      ? byRelevance(input, matches)
      : byColumn(
          input,
          matches.map((m) => m.productId),
        );
  }
  return input.groupId !== undefined && input.sort === 'default' ? byPosition(input, input.groupId) : byColumn(input);
};

/** Products on sale, filtered, searched and sorted. The first page of a search is counted, and remembered for a customer. */
export const listProducts = async (input: ListInput, { actor }: Call<CustomerActor | NobodyActor>): Promise<ReadyAnswer> => {
  const answer = await remember(`list:${JSON.stringify(input)}`, () => load(input));
  if (input.q && input.cursor === undefined) await recordSearch(input.q, answer.found, actor);
  return answer;
};
