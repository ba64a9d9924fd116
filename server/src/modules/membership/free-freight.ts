import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { type Level, levelOf } from './level.ts';
import { readLevels } from './levels.ts';
import { monthOf } from './months.ts';
import { db } from './points.entity.ts';
import { levelIdAt } from './read-membership.ts';

/**
 * Counts an order that goes without freight by its buyer's level against the month's number, in the transaction in hand.
 * @returns false when the level pays no freight (any more), or the month has none left
 */
export const takeFreeFreight = async (customerId: number, orderId: number): Promise<boolean> => {
  const levels = await readLevels();
  const member = await db()
    .selectFrom('members')
    .select(['level_id', 'own_level_id', 'given_until'])
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  const { freight } = member ? levelOf(levels, levelIdAt(member, now())) : (levels[0] as Level);
  if (freight.kind !== 'monthly') return freight.kind === 'always';
  const { count } = freight;
  const month = monthOf(now());
  const taken = await sql`update members
    set freight_used = if(freight_month = ${month}, freight_used + 1, 1), freight_month = ${month}
    where customer_id = ${customerId} and (freight_month <> ${month} or freight_used < ${count})`.execute(db());
  if (taken.numAffectedRows !== 1n) return false;
  await db()
    .insertInto('member_freight_uses')
    .values({ order_id: orderId, customer_id: customerId, month, given_back: false })
    .onDuplicateKeyUpdate({ month, given_back: false })
    .execute();
  return true;
};

/** The order did not come about: its month has one more again. In the transaction in hand; safe to repeat. */
export const giveFreeFreightBack = async (orderId: number): Promise<void> => {
  const use = await db().selectFrom('member_freight_uses').selectAll().where('order_id', '=', orderId).executeTakeFirst();
  if (!use) return;
  const given = await db()
    .updateTable('member_freight_uses')
    .set({ given_back: true })
    .where('order_id', '=', orderId)
    .where('given_back', '=', false)
    .executeTakeFirst();
  if (given.numUpdatedRows !== 1n) return;
  await db()
    .updateTable('members')
    .set({ freight_used: sql`freight_used - 1` })
    .where('customer_id', '=', use.customer_id)
    .where('freight_month', '=', use.month)
    .where('freight_used', '>', 0)
    .execute();
};
