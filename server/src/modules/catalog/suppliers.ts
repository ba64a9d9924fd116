import type { Suppliers } from '@huitou/shared-types/catalog/schema.ts';
import { tables } from './tables.ts';

const MOST = 1_000;

/** The suppliers that products name, the recycle bin left out; the most used first, at most a thousand. */
export const listSuppliers = async (): Promise<Suppliers> => {
  const rows = await tables()
    .selectFrom('products')
    .select(['supplier', (eb) => eb.fn.countAll<number>().as('n')])
    .where('supplier', '<>', '')
    .where('status', '<>', 'recycled')
    .groupBy('supplier')
    .orderBy('n', 'desc')
    .orderBy('supplier')
    .limit(MOST)
    .execute();
  return { items: rows.map((row) => ({ name: row.supplier, products: Number(row.n) })) };
};

/** Suppliers by product; empty where none is known. */
export const suppliersOf = async (productIds: readonly number[]): Promise<Map<number, string>> => {
  if (productIds.length === 0) return new Map();
  const rows = await tables()
    .selectFrom('products')
    .select(['id', 'supplier'])
    .where('id', 'in', [...new Set(productIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.supplier]));
};
