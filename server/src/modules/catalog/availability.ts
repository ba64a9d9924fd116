import { sql } from 'kysely';
import { transact } from '../../platform/db/transact.ts';
import { shownStockChanged } from './cache.ts';
import { tables } from './tables.ts';

export interface Availability {
  skuId: number;
  /** Pieces that can be bought now, over all enabled selling locations. */
  available: number;
}
const BATCH = 500;

/**
 * Tells the catalogue how many pieces of some SKUs can be bought, so that lists and details show it without asking the stock slice.
 * For display only: the checkout reads stock itself. Call it after the fact (never inside the order's transaction), with current
 * totals: calling twice, or with what did not change, writes nothing.
 */
export const refreshAvailability = async (rows: readonly Availability[]): Promise<void> => {
  for (let i = 0; i < rows.length; i += BATCH) await transact(() => refreshBatch(rows.slice(i, i + BATCH)));
};

const refreshBatch = async (rows: readonly Availability[]): Promise<void> => {
  const wanted = new Map(rows.map((row) => [row.skuId, Math.max(0, row.available)]));
  const known = await tables()
    .selectFrom('skus')
    .select(['id', 'product_id', 'available'])
    .where('id', 'in', [...wanted.keys()])
    .execute();
  const changed = known.filter((sku) => wanted.get(sku.id) !== sku.available).sort((a, b) => a.id - b.id);
  if (changed.length === 0) return;
  const cases = sql.join(
    changed.map((sku) => sql`when ${sku.id} then ${wanted.get(sku.id) ?? 0}`),
    sql` `,
  );
  await sql`update skus set available = case id ${cases} else available end where id in (${sql.join(changed.map((sku) => sku.id))})`.execute(
    tables(),
  );
  await refreshProductStock([...new Set(changed.map((sku) => sku.product_id))]);
  shownStockChanged();
};

/** Sums the SKUs' availability up into their products. Call in a transaction. */
export const refreshProductStock = async (productIds: readonly number[]): Promise<void> => {
  if (productIds.length === 0) return;
  await sql`
    update products p set p.stock = (select coalesce(sum(s.available), 0) from skus s where s.product_id = p.id and s.enabled = 1 and s.removed = 0)
    where p.id in (${sql.join([...productIds].sort((a, b) => a - b))})`.execute(tables());
};
