import { db } from './points.entity.ts';

/** Points that an order took (the last time, when it came back to life), and what of them has come back. */
export const readPointsOfOrder = async (orderId: number): Promise<{ spent: number; returned: number }> => {
  const row = await db()
    .selectFrom('points_uses')
    .select((eb) => ['round', eb.fn.sum<number>('points').as('spent'), eb.fn.sum<number>('returned').as('returned')])
    .where('order_id', '=', orderId)
    .groupBy('round')
    .orderBy('round', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { spent: Number(row?.spent ?? 0), returned: Number(row?.returned ?? 0) };
};
