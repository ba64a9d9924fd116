import { query } from '../../platform/db/orm.ts';
import type { Customer } from './customer.entity.ts';

export interface Standing {
  /** Null once deleted. */
  readonly openid: string | null;
  readonly registeredAt: Date;
  /** Orders that were paid. */
  readonly orders: number;
  readonly blocked: boolean;
}
/** Who of these may not buy: blocked by staff, or deleted. */
export const blockedAmong = async (customerIds: readonly number[]): Promise<Set<number>> => {
  if (customerIds.length === 0) return new Set();
  const rows = await query<typeof Customer>()
    .selectFrom('customers')
    .select('id')
    .where('id', 'in', [...customerIds])
    .where((eb) => eb.or([eb('blocked', '=', true), eb('deleted_at', 'is not', null)]))
    .execute();
  return new Set(rows.map((row) => row.id));
};

/** How long somebody has been a customer and what came of it; undefined for an unknown id. */
export const readStanding = async (customerId: number): Promise<Standing | undefined> => {
  const row = await query<typeof Customer>()
    .selectFrom('customers')
    .select(['openid', 'registered_at', 'order_count', 'blocked'])
    .where('id', '=', customerId)
    .executeTakeFirst();
  return row && { openid: row.openid, registeredAt: row.registered_at, orders: row.order_count, blocked: Boolean(row.blocked) };
};
