import type { Breaks } from './breaks.ts';
import { insert, latest } from './insert.ts';

const NAME = '只为校验';
const promotion = latest('promotions', `t.name = '${NAME}'`);
const use = (status: string): string =>
  insert(
    'promotion_uses',
    {
      promotion_id: promotion,
      order_id: 'o.id',
      customer_id: 'o.customer_id',
      saved: '0',
      at: 'o.placed_at',
      budgeted: '0',
      counted: '0',
    },
    `orders o where o.id = ${latest('orders', `t.status = '${status}' and not exists (select 1 from promotion_uses u where u.order_id = t.id)`)}`,
  );

export const breaks: Breaks = {
  prepare: async (shop) => {
    await shop.db.connection.query(
      insert('promotions', {
        name: `'${NAME}'`,
        tag: "''",
        kind: "'every'",
        status: "'ended'",
        rule: `'{"kind":"every","every":100,"off":1,"cap":null}'`,
        scope: `'{"all":true,"categoryIds":[],"brandIds":[],"productIds":[],"skuIds":[],"exclude":{"categoryIds":[],"brandIds":[],"productIds":[],"skuIds":[]}}'`,
        starts_at: 'utc_timestamp()',
        days: "'[]'",
        with_member: '1',
        with_coupons: '1',
        priority: '0',
        budget: '1000',
        spent: '0',
        note: "''",
        created_by: "''",
        created_at: 'utc_timestamp()',
        updated_at: 'utc_timestamp()',
        ended_at: 'utc_timestamp()',
        version: '1',
      }),
    );
  },
  of: {
    'a budget has paid for the orders that stand, and for no more than it is': `update promotions set spent = 5 where name = '${NAME}'`,
    'a customer’s count of a promotion is the number of orders that stand': insert('promotion_counters', {
      customer_id: '1',
      promotion_id: promotion,
      orders: '1',
    }),
    'what a promotion took off an order is what the order says': [
      use('paid'),
      'update promotion_uses set saved = 5 order by id desc limit 1',
    ],
    'cancelled orders hold no promotion, and others do not give theirs back': use('cancelled'),
  },
};
