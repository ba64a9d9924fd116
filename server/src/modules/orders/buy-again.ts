import type { BuyAgainOut } from '@huitou/shared-types/orders/schema.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { addManyToCart } from '../cart/index.ts';
import { linesOf, ownOrder } from './order.queries.ts';

/** Puts the goods of an old order into the cart, as far as they can still be had. @throws not_found, cart_full */
export const buyAgain = async ({ id }: { id: number }, call: CustomerCall): Promise<BuyAgainOut> => {
  const order = await ownOrder(call.actor.id, id);
  const lines = (await linesOf([order.id])).get(order.id) ?? [];
  return addManyToCart(
    call.actor.id,
    lines.map((line) => ({ skuId: line.sku_id, quantity: line.quantity, name: line.name })),
  );
};
