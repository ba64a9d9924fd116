import { db } from './points.entity.ts';

/** The points that an order has taken, and what of them came back already. */
export const readPointsOfOrder = async (orderId: number): Promise<{ spent: number; returned: number }> => {
  const uses = await db()
    .selectFrom('points_uses')
    .select(['round', 'points', 'returned'])
    .where('order_id', '=', orderId)
    .orderBy('id', 'desc')
    .execute();
  // What an order took before it came back to life was given back then.
  const last = uses.filter((use) => use.round === uses[0]?.round);
  return {
    spent: last.reduce((sum, use) => sum + use.points, 0),
    returned: last.reduce((sum, use) => sum + use.returned, 0),
  };
};
