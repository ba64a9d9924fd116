import { couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import { claim, couponStaff, newTemplate } from '../../../factories/coupons.ts';
import { newShopper, placeOrder, stockedProduct } from '../../../factories/orders.ts';
import type { Breaks } from './breaks.ts';

/** Every template of the demo shop hands out something; these are the ones made here. */
const USED = "(select id from (select t.id from coupon_templates t where t.name = '校验用券') picked)";
const OFFERED = "(select id from (select t.id from coupon_templates t where t.name = '校验赠券') picked)";

export const breaks: Breaks = {
  prepare: async (shop) => {
    const staff = await couponStaff(shop);
    const [shopper, friend] = [await newShopper(shop), await newShopper(shop)];
    const used = await newTemplate(shop, staff, { name: '校验用券', ways: ['centre', 'code'], perCustomer: 3, total: 10, budget: 5_000 });
    const coupon = await claim(shop, shopper, used);
    const { skuId } = await stockedProduct(shop, staff);
    await placeOrder(shop, shopper, [{ skuId, quantity: 1 }], { couponIds: [coupon.id] });
    const offered = await newTemplate(shop, staff, { name: '校验赠券', givable: true, perCustomer: 2 });
    const api = shop.api(shopper.token);
    for (const accepted of [true, false]) {
      const { gift } = await api(couponRoutes.give, { id: (await claim(shop, shopper, offered)).id });
      if (accepted) await shop.api(friend.token)(couponRoutes.acceptGift, { token: gift?.token ?? '' });
    }
    await shop.db.connection.query(
      "insert into coupon_code_batches (template_id, kind, count, made, redeemed, enabled, note, created_by, created_at) values (1, 'shared', 0, 1, 0, 1, '校验', '', now(3))",
    );
    await shop.db.connection.query("insert into coupon_codes (batch_id, code) select max(id), 'CHECK999' from coupon_code_batches");
  },
  of: {
    'templates count their coupons': `update coupon_templates set claimed = claimed + 1 where id = ${USED}`,
    'no template hands out more than its total': `update coupon_templates set claimed = total + 1 where id = ${USED}`,
    'templates count their uses and what they cost': `update coupon_templates set cost = cost - 1 where id = ${USED}`,
    'no template costs more than its budget': `update coupon_templates set cost = budget + 1 where id = ${USED}`,
    'counters count the coupons of customers': `update coupon_counters set taken = taken + 1 where template_id = ${USED}`,
    'coupons are numbered within their counter': `delete from coupon_counters where template_id = ${USED}`,
    'a used coupon has one use that stands, for its order': `update coupons set status = 'unused' where template_id = ${USED} and status = 'used'`,
    'uses that stand belong to coupons and have not ended': `update coupon_uses set ended_at = now(3) where template_id = ${USED}`,
    'orders that stand have their coupons used, others do not': `update orders set status = 'cancelled' where id = (select order_id from coupon_uses where template_id = ${USED})`,
    'an offered coupon has its gift, an accepted one its successor': `delete from coupon_gifts where coupon_id in (select id from coupons where template_id = ${OFFERED} and status = 'giving')`,
    'codes count what they became': "update coupon_code_batches set redeemed = redeemed + 1 where note = '校验'",
  },
};
