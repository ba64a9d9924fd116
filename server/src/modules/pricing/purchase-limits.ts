import { sql } from 'kysely';
import { query } from '../../platform/db/orm.ts';
import { fail } from '../../platform/errors.ts';
import type { PurchaseCounter } from './purchase-counter.entity.ts';

const tables = () => query<typeof PurchaseCounter>();

const sumByProduct = <R extends { productId: number; quantity: number }>(rows: readonly R[]): R[] => {
  const sums = new Map<number, R>();
  for (const row of rows) {
    const known = sums.get(row.productId);
    sums.set(row.productId, known ? { ...row, quantity: known.quantity + row.quantity } : row);
  }
  return [...sums.values()].sort((a, b) => a.productId - b.productId);
};

/** How many of each limited product the customer has had; products that were never counted are missing. */
export const readPurchases = async (customerId: number, productIds: readonly number[]): Promise<Map<number, number>> => {
  if (productIds.length === 0) return new Map();
  const rows = await tables()
    .selectFrom('purchase_counters')
    .select(['product_id', 'bought'])
    .where('customer_id', '=', customerId)
    .where('product_id', 'in', [...new Set(productIds)])
    .execute();
  return new Map(rows.map((row) => [row.product_id, row.bought]));
};

/**
 * Counts what is being ordered against the limit of each product, all or nothing; the guard is in the write. Rows of one product are
 * added up; counters are locked in product order. Call inside `transact`.
 * @throws purchase_limit with `{ productIds }`
 */
export const takePurchaseLimits = async (
  customerId: number,
  rows: readonly { productId: number; quantity: number; limit: number }[],
): Promise<void> => {
  const wanted = sumByProduct(rows);
  if (wanted.length === 0) return;
  // Takes exclusive locks on rows that exist, where INSERT IGNORE would take shared ones and then deadlock with itself.
  await tables()
    .insertInto('purchase_counters')
    .values(wanted.map(({ productId }) => ({ customer_id: customerId, product_id: productId, bought: 0 })))
    .onDuplicateKeyUpdate({ bought: sql`purchase_counters.bought` })
    .execute();
  const derived = sql.join(
    wanted.map((row) => sql`select ${row.productId} as product_id, ${row.quantity} as quantity, ${row.limit} as most`),
    sql` union all `,
  );
  const taken = await sql`
    update (${derived}) v straight_join purchase_counters c force index (purchase_counters_customer_id_product_id_unique) on c.customer_id = ${customerId} and c.product_id = v.product_id
    set c.bought = c.bought + v.quantity where c.bought + v.quantity <= v.most`.execute(tables());
  if (taken.numAffectedRows === BigInt(wanted.length)) return;
  const bought = await readPurchases(
    customerId,
    wanted.map((row) => row.productId),
  );
  const over = wanted.filter((row) => (bought.get(row.productId) ?? 0) + row.quantity > row.limit);
  const first = over[0];
  const message = first
    ? `每人限购 ${first.limit} 件，您还可购买 ${Math.max(0, first.limit - (bought.get(first.productId) ?? 0))} 件`
    : undefined;
  fail('purchase_limit', message, { productIds: over.map((row) => String(row.productId)) });
};

/** Takes back what an order had counted. Call inside `transact`, together with the guarded change of state that makes it happen once. */
export const giveBackPurchaseLimits = async (
  customerId: number,
  rows: readonly { productId: number; quantity: number }[],
): Promise<void> => {
  for (const { productId, quantity } of sumByProduct(rows)) {
    await sql`update purchase_counters set bought = greatest(0, bought - ${quantity}) where customer_id = ${customerId} and product_id = ${productId}`.execute(
      tables(),
    );
  }
};
