import type { CartCount } from '@huitou/shared-types/cart/schema.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { tables } from './cart-item.entity.ts';

/** Pieces in the cart: the number on its icon. */
export const cartCount = async (customerId: number): Promise<CartCount> => {
  const row = await tables()
    .selectFrom('cart_items')
    .select((eb) => eb.fn.sum<number>('quantity').as('pieces'))
    .where('customer_id', '=', customerId)
    .executeTakeFirst();
  return { count: Number(row?.pieces ?? 0) };
};
export const myCartCount = (_: object, call: CustomerCall): Promise<CartCount> => cartCount(call.actor.id);
