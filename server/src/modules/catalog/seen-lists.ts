import type { cursorOnly, ProductCard, SeenPage } from '@huitou/shared-types/catalog/schema.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { iso } from '../../platform/clock.ts';
import { decodeCursor, toPage } from '../../platform/db/keyset.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { cardColumns, type CardRow, cardsOf } from './product-card.ts';
import { tables } from './tables.ts';

type ListInput = z.output<typeof cursorOnly>;
type SeenRow = CardRow & { status: string; seen: Date; place: number };

const seenPage = async (rows: readonly SeenRow[], limit: number): Promise<SeenPage> => {
  const { items, next } = toPage(
    rows,
    limit,
    (row) => row,
    (row) => [row.seen.getTime(), row.place],
  );
  const cards = await cardsOf(items);
  return {
    items: items.map((row, i) => ({
      ...(cards[i] as ProductCard),
      seenAt: iso(row.seen),
      status: row.status === 'on' ? 'on' : 'off',
    })),
    next,
  };
};
const after = (input: ListInput): [Date, number] | null => {
  const cursor = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
  return cursor && [new Date(cursor[0]), cursor[1]];
};

/** A customer's favourites, the latest first; those off the shelf stay in the list, marked. */
export const listFavourites = async (input: ListInput, { actor }: CustomerCall): Promise<SeenPage> => {
  const last = after(input);
  const rows = await tables()
    .selectFrom('favourites as f')
    .innerJoin('products', 'products.id', 'f.product_id')
    .select(cardColumns)
    .select(['products.status', 'f.at as seen', 'f.product_id as place'])
    .where('f.customer_id', '=', actor.id)
    .$if(last !== null, (q) => q.where(sql<boolean>`(f.at, f.product_id) < (${last?.[0]}, ${last?.[1]})`))
    .orderBy('f.at', 'desc')
    .orderBy('f.product_id', 'desc')
    .limit(input.limit + 1)
    .execute();
  return seenPage(rows, input.limit);
};

/** What a customer looked at, the latest first; a product once a day. */
export const listFootprints = async (input: ListInput, { actor }: CustomerCall): Promise<SeenPage> => {
  const last = after(input);
  const rows = await tables()
    .selectFrom('footprints as f')
    .innerJoin('products', 'products.id', 'f.product_id')
    .select(cardColumns)
    .select(['products.status', 'f.seen_at as seen', 'f.id as place'])
    .where('f.customer_id', '=', actor.id)
    .$if(last !== null, (q) => q.where(sql<boolean>`(f.seen_at, f.id) < (${last?.[0]}, ${last?.[1]})`))
    .orderBy('f.seen_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(input.limit + 1)
    .execute();
  return seenPage(rows, input.limit);
};

/** What this slice keeps about a customer beside orders: for the export of personal data. */
export const customerTraces = async (
  customerId: number,
): Promise<{ favourites: unknown[]; footprints: unknown[]; searches: unknown[] }> => {
  const db = tables();
  const favourites = await db
    .selectFrom('favourites as f')
    .innerJoin('products as p', 'p.id', 'f.product_id')
    .select(['p.name', 'f.at'])
    .where('f.customer_id', '=', customerId)
    .limit(5_000)
    .execute();
  const footprints = await db
    .selectFrom('footprints as f')
    .innerJoin('products as p', 'p.id', 'f.product_id')
    .select(['p.name', 'f.seen_at'])
    .where('f.customer_id', '=', customerId)
    .execute();
  const searches = await db.selectFrom('search_history').select(['word', 'at']).where('customer_id', '=', customerId).execute();
  return {
    favourites: favourites.map((row) => ({ product: row.name, at: iso(row.at) })),
    footprints: footprints.map((row) => ({ product: row.name, at: iso(row.seen_at) })),
    searches: searches.map((row) => ({ word: row.word, at: iso(row.at) })),
  };
};

/** Forgets all of it: the account was deleted. */
export const forgetCustomer = async ({ customerId }: { customerId: number }): Promise<void> => {
  for (const table of ['favourites', 'footprints', 'search_history'] as const)
    await tables().deleteFrom(table).where('customer_id', '=', customerId).execute();
};
