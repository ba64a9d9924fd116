import { readCategories, withDescendants } from './category-tree.ts';
import { tables } from './tables.ts';

/** SKUs of a product that are still part of it, in its order. */
export const skuIdsOfProduct = async (productId: number): Promise<number[]> => {
  const rows = await tables()
    .selectFrom('skus')
    .select('id')
    .where('product_id', '=', productId)
    .where('removed', '=', false)
    .orderBy('position')
    .execute();
  return rows.map((row) => row.id);
};

/** SKUs of all products in a category and below it; empty when there is no such category. */
export const skuIdsOfCategory = async (categoryId: number): Promise<number[]> => {
  const rows = await tables()
    .selectFrom('skus as s')
    .innerJoin('products as p', 'p.id', 's.product_id')
    .select('s.id')
    .where('p.category_id', 'in', withDescendants(await readCategories(), categoryId))
    .where('s.removed', '=', false)
    .orderBy('s.id')
    .execute();
  return rows.map((row) => row.id);
};

/** Barcodes by SKU; empty where there is none. */
export const barcodesOf = async (skuIds: readonly number[]): Promise<Map<number, string>> => {
  if (skuIds.length === 0) return new Map();
  const rows = await tables()
    .selectFrom('skus')
    .select(['id', 'barcode'])
    .where('id', 'in', [...new Set(skuIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.barcode]));
};

/** How many products refer to a freight template. */
export const countProductsWithFreight = async (templateId: number): Promise<number> => {
  const row = await tables()
    .selectFrom('products')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('freight_template_id', '=', templateId)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
};
