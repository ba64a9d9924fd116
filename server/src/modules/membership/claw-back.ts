import { changeBalance, changeLots, lockMember, openLots, takeFrom, writeEntries } from './lots.ts';
import { db } from './points.entity.ts';
import { now } from '../../platform/clock.ts';

/**
 * Takes points back that a refunded order had earned, under the member's lock: from its own lot, then from the others, those that end first
 * before the rest. What is missing was spent already: the order's lot goes below zero, and the next points fill it. What was
 * lost when the lot ended is not owed.
 */
export const clawBack = async (
  customerId: number,
  { orderId, orderNo, points, total }: { orderId: number; orderNo: string; points: number; total: number },
): Promise<void> => {
  if (points <= 0) return;
  const at = now();
  const member = await lockMember(customerId);
  const own = await db().selectFrom('points_lots').selectAll().where('key', '=', `earn:order:${orderId}`).forUpdate().executeTakeFirst();
  if (!own) return;
  const lost = await lostOf(own.id, own.expires_at <= at ? Math.max(0, own.remaining) : 0);
  const claw = Math.min(points, own.granted - lost - (total - points));
  if (claw <= 0) return;
  const valid = (await openLots(customerId)).filter((lot) => lot.remaining > 0 && lot.expires_at > at);
  const { parts, missing } = takeFrom([...valid.filter(({ id }) => id === own.id), ...valid.filter(({ id }) => id !== own.id)], claw);
  await changeLots([...parts.map(({ lotId, points: part }) => ({ lotId, by: -part })), { lotId: own.id, by: -missing }]);
  await changeBalance(customerId, -claw);
  await writeEntries([
    {
      customerId,
      key: `clawback:order:${orderId}:${total}`,
      kind: 'clawback',
      title: '退款扣回',
      points: -claw,
      balanceAfter: member.points - claw,
      source: { kind: 'order', no: orderNo },
      at,
    },
  ]);
};

/** What of a lot nobody spent before it ended. */
const lostOf = async (lotId: number, unswept: number): Promise<number> => {
  const entry = await db().selectFrom('points_entries').select('points').where('key', '=', `expire:lot:${lotId}`).executeTakeFirst();
  return entry ? -entry.points : unswept;
};
