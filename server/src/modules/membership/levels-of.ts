import { now } from '../../platform/clock.ts';
import { db } from './points.entity.ts';
import { levelIdAt } from './read-membership.ts';

/** Which level some customers have now; who is no member yet is missing. */
export const levelsOf = async (customerIds: readonly number[]): Promise<Map<number, number>> => {
  if (customerIds.length === 0) return new Map();
  const at = now();
  const rows = await db()
    .selectFrom('members')
    .select(['customer_id', 'level_id', 'own_level_id', 'given_until'])
    .where('customer_id', 'in', [...new Set(customerIds)])
    .execute();
  return new Map(rows.map((row) => [row.customer_id, levelIdAt(row, at)]));
};
