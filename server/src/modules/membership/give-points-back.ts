import { DAY, dayOf, endOfDay, later, now } from '../../platform/clock.ts';
import { insertRows } from '../../platform/db/prepared.ts';
import { readSettings } from '../settings/index.ts';
import { sql } from 'kysely';
import { fillDebts, lotRow } from './credit-points.ts';
import { changeBalance, changeLots, lockMember, openLots, writeEntries } from './lots.ts';
import { db } from './points.entity.ts';

export interface GivePointsBack {
  readonly orderId: number;
  readonly orderNo: string;
  readonly customerId: number;
  readonly why: 'cancelled' | 'refunded';
  /**
   * What the order's goods cost and what refunds have given back of it, this one included; absent or `whole`: everything comes back.
   * Cumulative, so that the same news twice, or late, gives nothing twice.
   */
  readonly share?: { readonly goodsPaid: number; readonly goodsRefunded: number; readonly whole: boolean };
}

/**
 * Gives what an order spent back to the lots that it came from, the last taken first; what has ended meanwhile comes as a new lot with a time
 * of grace. In the transaction in hand; safe to repeat. @returns the points that came back now
 */
export const givePointsBack = async ({ orderId, orderNo, customerId, why, share }: GivePointsBack): Promise<number> => {
  const any = await db().selectFrom('points_uses').select('id').where('order_id', '=', orderId).limit(1).executeTakeFirst();
  if (!any) return 0;
  const member = await lockMember(customerId);
  const all = await db()
    .selectFrom('points_uses as u')
    .innerJoin('points_lots as l', 'l.id', 'u.lot_id')
    .select(['u.id', 'u.lot_id', 'u.points', 'u.returned', 'u.round', 'l.expires_at'])
    .where('u.order_id', '=', orderId)
    .orderBy('u.id', 'desc')
    .forUpdate()
    .execute();
  // What an order took before it came back to life was given back then.
  const uses = all.filter((use) => use.round === all[0]?.round);
  const [spent, returned] = [uses.reduce((sum, use) => sum + use.points, 0), uses.reduce((sum, use) => sum + use.returned, 0)];
  const wanted = share === undefined || share.whole ? spent - returned : Math.min(spent - returned, owed(spent, returned, share));
  if (wanted <= 0) return 0;
  const at = now();
  const name = `order:${orderId}:${uses[0]?.round}:${returned + wanted}`;
  const parts: { id: number; lotId: number; points: number; ended: boolean }[] = [];
  let left = wanted;
  for (const use of uses) {
    const part = Math.min(left, use.points - use.returned);
    if (part > 0) parts.push({ id: use.id, lotId: use.lot_id, points: part, ended: use.expires_at <= at });
    left -= part;
  }
  await writeBack(customerId, name, parts, at);
  await changeBalance(customerId, wanted);
  await writeEntries([
    {
      customerId,
      key: `return:${name}`,
      kind: parts.every(({ ended }) => ended) ? 'grace' : 'return',
      title: why === 'cancelled' ? '订单取消退还' : '退款退还',
      points: wanted,
      balanceAfter: member.points + wanted,
      source: { kind: 'order', no: orderNo },
      at,
    },
  ]);
  return wanted;
};

/** The points times the share of the goods that was refunded, less what came back already. */
const owed = (spent: number, returned: number, { goodsPaid, goodsRefunded }: { goodsPaid: number; goodsRefunded: number }): number =>
  goodsPaid <= 0 ? 0 : Number((BigInt(spent) * BigInt(Math.min(goodsRefunded, goodsPaid))) / BigInt(goodsPaid)) - returned;

const writeBack = async (
  customerId: number,
  name: string,
  parts: readonly { id: number; lotId: number; points: number; ended: boolean }[],
  at: Date,
): Promise<void> => {
  await sql`update points_uses set returned = returned + case id ${sql.join(
    parts.map(({ id, points }) => sql`when ${id} then ${points}`),
    sql` `,
  )} else 0 end where id in (${sql.join(parts.map(({ id }) => id))})`.execute(db());
  const total = parts.reduce((sum, { points }) => sum + points, 0);
  const { fills, left } = fillDebts(await openLots(customerId), total);
  let [debt, grace] = [total - left, 0];
  const back: { lotId: number; by: number }[] = [];
  for (const part of parts) {
    const filled = Math.min(debt, part.points);
    debt -= filled;
    const rest = part.points - filled;
    if (part.ended) grace += rest;
    else back.push({ lotId: part.lotId, by: rest });
  }
  await changeLots([...fills, ...back]);
  if (grace === 0) return;
  const { graceDays } = await readSettings('membership');
  const expiresAt = endOfDay(dayOf(later(graceDays * DAY, at)));
  const key = `grace:${name}`;
  await insertRows(db(), 'points_lots', [
    lotRow({ customerId, key, kind: 'grace', title: '退还（原积分已过期）', points: grace, expiresAt }, grace, at),
  ]);
};
