import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { insertRows } from '../../platform/db/prepared.ts';
import { fail } from '../../platform/errors.ts';
import { changeLots, openLots, takeFrom, writeEntries } from './lots.ts';
import { db } from './points.entity.ts';

export interface SpendPoints {
  readonly orderId: number;
  readonly orderNo: string;
  readonly points: number;
  /** 1 when an order that was closed comes back to life and takes its points again. */
  readonly round?: 0 | 1;
}

/**
 * Takes points for an order out of the lots that end first, in the transaction in hand; five statements, however many lots. The total's guard
 * also is the lock that spending, expiring and giving back wait for.
 * @throws points_insufficient when lots that have not ended hold less
 */
export const spendPoints = async (customerId: number, { orderId, orderNo, points, round = 0 }: SpendPoints): Promise<void> => {
  if (points === 0) return;
  const guarded = await db()
    .updateTable('members')
    .set({ points: sql`points - ${points}` })
    .where('customer_id', '=', customerId)
    // No bare column: an index on the points must not be the way to the row, or the locks come in two orders.
    .where(sql<boolean>`points - ${points} >= 0`)
    .executeTakeFirst();
  if (guarded.numUpdatedRows !== 1n) fail('points_insufficient');
  const at = now();
  const lots = await openLots(customerId);
  const { parts, missing } = takeFrom(
    lots.filter((lot) => lot.expires_at > at),
    points,
  );
  if (missing > 0) fail('points_insufficient');
  await changeLots(parts.map(({ lotId, points: part }) => ({ lotId, by: -part })));
  await insertRows(
    db(),
    'points_uses',
    parts.map(({ lotId, points: part }) => ({
      order_id: orderId,
      customer_id: customerId,
      lot_id: lotId,
      round,
      points: part,
      returned: 0,
    })),
  );
  await writeEntries([
    {
      customerId,
      key: `spend:order:${orderId}:${round}`,
      kind: 'spend',
      title: '下单抵扣',
      points: -points,
      balanceAfter: lots.reduce((sum, lot) => sum + lot.remaining, 0) - points,
      source: { kind: 'order', no: orderNo },
      at,
    },
  ]);
};
