import type { ProductCounts, productRowsIn, ProductRows } from '@huitou/shared-types/catalog/schema.ts';
import { productStatuses } from '@huitou/shared-types/catalog/states.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { iso, isoOrNull } from '../../platform/clock.ts';
import { decodeCursor, toPage } from '../../platform/db/keyset.ts';
import { readSettings } from '../settings/index.ts';
import { readCategories, withDescendants } from './category-tree.ts';
import { productsMatching } from './search/match.ts';
import { tables } from './tables.ts';

type RowsInput = z.output<typeof productRowsIn>;
const orders = { newest: ['p.id', 'desc'], sales: ['p.sales', 'desc'], stock: ['p.stock', 'asc'], sort: ['p.sort', 'desc'] } as const;
const MAX_MATCHES = 1_000;

/** Products of a staff search: an exact code, barcode or id first, then words. Null when nothing was asked. */
export const staffMatches = async (q: string | undefined): Promise<number[] | null> => {
  const text = (q ?? '').trim();
  if (text === '') return null;
  const bySku = await tables()
    .selectFrom('skus')
    .select('product_id')
    .where((eb) => eb.or([eb('code', '=', text), eb('barcode', '=', text)]))
    .execute();
  const words = await productsMatching(text, MAX_MATCHES);
  return [
    ...new Set([
      ...(/^[1-9]\d{0,14}$/.test(text) ? [Number(text)] : []),
      ...bySku.map((row) => row.product_id),
      ...words.map((row) => row.productId),
    ]),
  ];
};

/** Products for staff. The recycle bin shows only when it is asked for. */
export const productRows = async (input: RowsInput): Promise<ProductRows> => {
  const ids = await staffMatches(input.q);
  if (ids?.length === 0) return { items: [], next: null };
  const categories = input.categoryId === undefined ? [] : withDescendants(await readCategories(), input.categoryId);
  const { lowThreshold } = await readSettings('stock');
  const [column, direction] = orders[input.sort];
  const after = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
  const rows = await tables()
    .selectFrom('products as p')
    .leftJoin('categories as c', 'c.id', 'p.category_id')
    .leftJoin('brands as b', 'b.id', 'p.brand_id')
    .select([
      'p.id',
      'p.name',
      'p.picture',
      'p.status',
      'c.name as category_name',
      'b.name as brand_name',
      'p.supplier',
      'p.price_min',
      'p.price_max',
      'p.stock',
      'p.sales',
      'p.sku_count',
      'p.sort',
      'p.shelf_at',
      'p.unshelf_at',
      'p.updated_at',
    ])
    .select(sql<number>`${sql.ref(column)}`.as('lead'))
    .where('p.status', input.status === undefined ? '<>' : '=', input.status ?? 'recycled')
    .$if(ids !== null, (q) => q.where('p.id', 'in', ids as number[]))
    .$if(categories.length > 0, (q) => q.where('p.category_id', 'in', categories))
    .$if(input.brandId !== undefined, (q) => q.where('p.brand_id', '=', input.brandId as number))
    .$if(input.supplier !== undefined, (q) => q.where('p.supplier', '=', input.supplier as string))
    .$if(input.groupId !== undefined, (q) =>
      q.where('p.id', 'in', (eb) =>
        eb
          .selectFrom('group_products')
          .select('product_id')
          .where('group_id', '=', input.groupId as number),
      ),
    )
    .$if(input.lowStock === true, (q) => q.where('p.stock', '<=', lowThreshold))
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(${sql.ref(column)}, p.id) ${sql.raw(direction === 'desc' ? '<' : '>')} (${after?.[0]}, ${after?.[1]})`),
    )
    .orderBy(column, direction)
    .orderBy('p.id', direction)
    .limit(input.limit + 1)
    .execute();
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: String(row.id),
      name: row.name,
      picture: row.picture,
      status: row.status,
      categoryName: row.category_name ?? '',
      brandName: row.brand_name ?? '',
      supplier: row.supplier,
      priceMin: row.price_min,
      priceMax: row.price_max,
      stock: row.stock,
      sales: row.sales,
      skuCount: row.sku_count,
      sort: row.sort,
      shelfAt: isoOrNull(row.shelf_at),
      unshelfAt: isoOrNull(row.unshelf_at),
      updatedAt: iso(row.updated_at),
    }),
    (row) => [row.lead, row.id],
  );
};

/** How many products are in each state; states without any are 0. `all` leaves out the recycle bin. */
export const productCounts = async (): Promise<ProductCounts> => {
  const rows = await tables()
    .selectFrom('products')
    .select(['status', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy('status')
    .execute();
  const counts = Object.fromEntries(productStatuses.map((status) => [status, Number(rows.find((row) => row.status === status)?.n ?? 0)]));
  return { counts: { ...counts, all: (counts.draft ?? 0) + (counts.on ?? 0) + (counts.off ?? 0) } };
};
