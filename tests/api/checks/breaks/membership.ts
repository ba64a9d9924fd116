import { completeOrder, givePoints, inMembership, refundOrder } from '../../../factories/membership.ts';
import type { Breaks } from './breaks.ts';

/** Somebody who spends, and somebody who owes. */
const [RICH, POOR] = [770_001, 770_002];
export const breaks: Breaks = {
  prepare: async () => {
    await givePoints(RICH, 500);
    await completeOrder(RICH, 100_000);
    await inMembership(({ spendPoints }) => spendPoints(RICH, { orderId: 770_010, orderNo: 'O770010', points: 300 }));
    const order = await completeOrder(POOR, 10_000);
    await inMembership(({ spendPoints }) => spendPoints(POOR, { orderId: 770_011, orderNo: 'O770011', points: 100 }));
    await refundOrder(POOR, order, { goodsPaid: 10_000, goodsRefunded: 10_000 });
  },
  of: {
    'the points of a member are what remains in the lots': `update points_lots set remaining = remaining - 1 where customer_id = ${RICH} and open = 1 limit 1`,
    'the points of a member are what the statement adds up to': `delete from points_entries where customer_id = ${RICH} and kind = 'spend'`,
    'every lot belongs to a member': `delete from members where customer_id = ${RICH}`,
    'a lot is open while anything remains, and holds no more than it was given': `update points_lots set open = 0 where customer_id = ${RICH} and remaining > 0 limit 1`,
    'nobody has points to spend while owing some': `update points_lots set customer_id = ${POOR} where customer_id = ${RICH} and remaining > 0`,
    'no more of a spend comes back than was taken': `update points_uses set returned = points + 1 where customer_id = ${RICH} limit 1`,
    'growth is the net spend of the orders that were counted': `update members set growth = growth + 1 where customer_id = ${RICH}`,
    'a member without a given level has the own one': `update members set own_level_id = own_level_id + 1000 where customer_id = ${RICH}`,
    'no order takes back more points than it earned': `update member_orders set clawed = points + 1 where customer_id = ${RICH}`,
  },
};
