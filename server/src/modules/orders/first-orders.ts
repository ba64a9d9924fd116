import { sql } from 'kysely';
import { db } from './order.entity.ts';

const BATCH = 1_000;

/** The first orders that customers ever paid: ids of orders. */
export const firstOrderIds = async (customerIds: readonly number[]): Promise<Set<number>> => {
  const found = new Set<number>();
  for (let i = 0; i < customerIds.length; i += BATCH) {
    const rows = await db()
      .selectFrom('orders')
      .select(sql<number>`min(id)`.as('id'))
      .where('customer_id', 'in', customerIds.slice(i, i + BATCH))
      .where('paid_at', 'is not', null)
      .groupBy('customer_id')
      .execute();
    for (const row of rows) found.add(row.id);
  }
  return found;
};
