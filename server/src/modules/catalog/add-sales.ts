import { sql } from 'kysely';
import { tables } from './tables.ts';

/** Counts sold pieces; negative quantities take them back. One SQL, in the transaction in hand; rows of one product are summed. */
export const addSales = async (rows: readonly { productId: number; quantity: number }[]): Promise<void> => {
  const sums = new Map<number, number>();
  for (const row of rows) sums.set(row.productId, (sums.get(row.productId) ?? 0) + row.quantity);
  const changed = [...sums].filter(([, quantity]) => quantity !== 0).sort(([a], [b]) => a - b);
  if (changed.length === 0) return;
  const cases = sql.join(
    changed.map(([id, quantity]) => sql`when ${id} then ${quantity}`),
    sql` `,
  );
  await sql`update products set sales = greatest(0, sales + case id ${cases} else 0 end) where id in (${sql.join(changed.map(([id]) => id))})`.execute(
    tables(),
  );
};
