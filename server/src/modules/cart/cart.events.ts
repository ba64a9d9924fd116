import { on } from '../../platform/queue/events.ts';
import { tables } from './cart-item.entity.ts';

/**
 * What was ordered from the cart leaves it. Only items as they were when the order was placed: what the customer put in afterwards stays,
 * also when the announcement comes late or twice.
 */
const removeOrdered = on(
  'order.placed',
  'cart.remove-ordered',
  async ({ customerId, skuIds, placedAt }) => {
    await tables()
      .deleteFrom('cart_items')
      .where('customer_id', '=', customerId)
      .where('sku_id', 'in', skuIds)
      .where('updated_at', '<=', new Date(placedAt))
      .execute();
  },
  ({ fromCart, skuIds }) => fromCart && skuIds.length > 0,
);

const forgetDeleted = on('customer.deleted', 'cart.forget-customer', async ({ customerId }) => {
  await tables().deleteFrom('cart_items').where('customer_id', '=', customerId).execute();
});

export const handlers = [removeOrdered, forgetDeleted];
