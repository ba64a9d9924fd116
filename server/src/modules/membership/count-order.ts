import type { Events } from '@huitou/shared-types/events.ts';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { readSettings } from '../settings/index.ts';
import { clawBack } from './claw-back.ts';
import { creditPoints } from './credit-points.ts';
import { levelOf } from './level.ts';
import { readLevels } from './levels.ts';
import { lockMember } from './lots.ts';
import { expiryOf } from './months.ts';
import { db } from './points.entity.ts';
import { levelIdAt } from './read-membership.ts';
import { reviewMember } from './review-member.ts';

const MOST_POINTS = 1_000_000_000;

const factsOf = (orderId: number) =>
  db().selectFrom('member_orders').selectAll().where('order_id', '=', orderId).forUpdate().executeTakeFirst();

/**
 * An order is completed: no case can lower it any more without staff. Its net goods money is growth, and earns points at the rate of the
 * level that its buyer has now. Safe to repeat; a refund that was heard of before counts.
 */
export const countCompleted = ({ orderId, orderNo, customerId, net }: Events['order.completed']): Promise<void> =>
  transact(async () => {
    const member = await lockMember(customerId);
    const known = await factsOf(orderId);
    if (known?.completed_at) return;
    const at = now();
    const worth = known ? Math.min(net, known.net) : net;
    const [levels, { earnPerYuan, expiryMonths }] = await Promise.all([readLevels(), readSettings('membership')]);
    const { pointsRate } = levelOf(levels, levelIdAt(member, at));
    const points = Math.min(Number((BigInt(worth) * BigInt(earnPerYuan * pointsRate)) / 100_000n), MOST_POINTS);
    const row = { completed_at: at, base: worth, net: worth, points, clawed: 0 };
    await db()
      .insertInto('member_orders')
      .values({ order_id: orderId, customer_id: customerId, ...row })
      .onDuplicateKeyUpdate(row)
      .execute();
    await creditPoints({
      customerId,
      key: `earn:order:${orderId}`,
      kind: 'earn',
      title: '购物获得',
      points,
      expiresAt: expiryOf(at, expiryMonths),
      source: { kind: 'order', no: orderNo },
    });
    await reviewMember(member);
  });

/**
 * Money of an order went back. Before its completion only the smaller net is noted; later, growth shrinks and the points that the money had
 * earned are taken back. Refunds are cumulative: news that come twice or late change nothing.
 */
export const countRefunded = (event: Events['order.refunded']): Promise<void> =>
  transact(async () => {
    const { orderId, orderNo, customerId, goodsPaid, goodsRefunded } = event;
    const member = await lockMember(customerId);
    const left = Math.max(0, goodsPaid - goodsRefunded);
    const known = await factsOf(orderId);
    if (!known) {
      await db()
        .insertInto('member_orders')
        .values({ order_id: orderId, customer_id: customerId, completed_at: null, base: left, net: left, points: 0, clawed: 0 })
        .execute();
      return;
    }
    if (left >= known.net) return;
    const target = known.completed_at && known.base > 0 ? Number((BigInt(known.points) * BigInt(left)) / BigInt(known.base)) : 0;
    const claw = known.completed_at ? known.points - known.clawed - target : 0;
    await db()
      .updateTable('member_orders')
      .set(known.completed_at ? { net: left, clawed: known.clawed + claw } : { net: left, base: left })
      .where('order_id', '=', orderId)
      .execute();
    if (!known.completed_at) return;
    await clawBack(customerId, { orderId, orderNo, points: claw, total: known.clawed + claw });
    await reviewMember(member);
  });
