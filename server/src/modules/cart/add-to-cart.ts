import type { CartCount } from '@huitou/shared-types/cart/schema.ts';
import { ShopError, fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { readBuyable } from './buyable.ts';
import { cartCount } from './count-cart.ts';
import { putIn } from './put-in.ts';

/** Puts a SKU in; what is there already adds up. @throws item_unavailable, stock_insufficient, purchase_limit, cart_full */
export const addToCart = async (input: { skuId: number; quantity: number }, call: CustomerCall): Promise<CartCount> => {
  const buyable = (await readBuyable(call.actor.id, [input.skuId])).get(input.skuId);
  if (!buyable) return fail('item_unavailable', '商品不存在或已失效');
  if (buyable.most === 0)
    fail(!buyable.sku.sellable ? 'item_unavailable' : buyable.available === 0 ? 'stock_insufficient' : 'purchase_limit', buyable.why);
  await putIn(call.actor.id, buyable, input.quantity, false);
  return cartCount(call.actor.id);
};

export interface AddedMany {
  /** How many of the items went in, whole or cut. */
  added: number;
  skipped: { name: string; reason: string }[];
}

/** Puts several SKUs in, each as far as it can be had; the others are named with the reason. @throws cart_full when there was no room for any */
export const addManyToCart = async (
  customerId: number,
  items: readonly { skuId: number; quantity: number; name?: string }[],
): Promise<AddedMany> => {
  const buyable = await readBuyable(
    customerId,
    items.map((item) => item.skuId),
  );
  const result: AddedMany = { added: 0, skipped: [] };
  for (const { skuId, quantity, name } of items) {
    const one = buyable.get(skuId);
    const skip = (reason: string) => result.skipped.push({ name: name ?? one?.sku.productName ?? '商品', reason });
    if (!one || one.most === 0) {
      skip(one?.why ?? '商品已失效');
      continue;
    }
    try {
      await putIn(customerId, one, quantity, true);
      result.added += 1;
    } catch (error) {
      if (!(error instanceof ShopError) || error.code !== 'cart_full') throw error;
      skip(error.message);
    }
  }
  if (result.added === 0 && result.skipped.length > 0 && [...buyable.values()].some((one) => one.most > 0)) fail('cart_full');
  return result;
};

/** Adds what was collected before signing in; what cannot be had any more is left out. @throws cart_full */
export const mergeCart = async (input: { items: { skuId: number; quantity: number }[] }, call: CustomerCall): Promise<CartCount> => {
  await addManyToCart(call.actor.id, input.items);
  return cartCount(call.actor.id);
};
