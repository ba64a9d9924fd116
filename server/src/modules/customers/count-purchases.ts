import type { Fen } from '@huitou/shared-types/money.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import type { Customer } from './customer.entity.ts';

export interface Purchase {
  orderId: number;
  customerId: number;
  paid: Fen;
  at?: Date;
}

/** Adds paid orders to what their customers have bought. An order counts once, however often it is told. */
export const countPurchases = async (purchases: readonly Purchase[]): Promise<void> => {
  for (const { orderId, customerId, paid, at = now() } of purchases) {
    await transact(async () => {
      const db = query<typeof Customer>();
      const noted =
        await sql`insert ignore into customer_purchases (order_id, customer_id, paid, at) values (${orderId}, ${customerId}, ${paid}, ${at})`.execute(
          db,
        );
      if (noted.numAffectedRows !== 1n) return;
      await sql`update customers set order_count = order_count + 1, spent = spent + ${paid}, last_order_at = greatest(coalesce(last_order_at, ${at}), ${at}) where id = ${customerId}`.execute(
        db,
      );
    });
  }
};

/** Whether a customer had paid an order that was placed before this one. */
export const hadPurchaseBefore = async (customerId: number, orderId: number): Promise<boolean> =>
  (
    await sql<{
      one: number;
    }>`select 1 as one from customer_purchases where customer_id = ${customerId} and order_id < ${orderId} limit 1`.execute(
      query<typeof Customer>(),
    )
  ).rows.length > 0;

/** Takes what an order gave back off what its customer has spent. A refund counts once, however often it is told, and before or after its order. */
export const countRefund = (refund: { refundId: number; customerId: number; amount: Fen }): Promise<void> =>
  transact(async () => {
    const db = query<typeof Customer>();
    const { refundId, customerId, amount } = refund;
    const noted =
      await sql`insert ignore into customer_refunds (refund_id, customer_id, amount, at) values (${refundId}, ${customerId}, ${amount}, ${now()})`.execute(
        db,
      );
    if (noted.numAffectedRows !== 1n) return;
    await sql`update customers set spent = spent - ${amount} where id = ${customerId}`.execute(db);
  });
