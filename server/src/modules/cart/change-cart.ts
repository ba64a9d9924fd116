import type { Cart } from '@huitou/shared-types/cart/schema.ts';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { addFavourites, readSkus } from '../catalog/index.ts';
import { readBuyable } from './buyable.ts';
import { tables } from './cart-item.entity.ts';
import { showCart } from './show-cart.ts';

/** Sets the quantity, cut to what can be had; the item's hint says so. @throws not_found */
export const setQuantity = async ({ skuId, quantity }: { skuId: number; quantity: number }, { actor }: CustomerCall): Promise<Cart> => {
  const one = (await readBuyable(actor.id, [skuId])).get(skuId);
  const set = one && one.most > 0 ? Math.min(Math.max(quantity, one.sku.minQuantity), one.most) : quantity;
  const done = await tables()
    .updateTable('cart_items')
    .set({ quantity: set, updated_at: now() })
    .where('customer_id', '=', actor.id)
    .where('sku_id', '=', skuId)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) fail('not_found', '购物车中没有该商品');
  return showCart(
    actor.id,
    set < quantity && one
      ? new Map([[skuId, one.why]])
      : set > quantity && one
        ? new Map([[skuId, `${one.sku.minQuantity} ${one.sku.unit}起购`]])
        : new Map(),
  );
};

/** Ticks or unticks; no SKUs means all. */
export const selectItems = async (
  { skuIds, selected }: { skuIds: number[]; selected: boolean },
  { actor }: CustomerCall,
): Promise<Cart> => {
  const all = tables().updateTable('cart_items').set({ selected }).where('customer_id', '=', actor.id);
  await (skuIds.length === 0 ? all : all.where('sku_id', 'in', skuIds)).execute();
  return showCart(actor.id);
};

const takeOut = (customerId: number, skuIds: readonly number[]) =>
  tables().deleteFrom('cart_items').where('customer_id', '=', customerId).where('sku_id', 'in', skuIds).execute();

export const removeItems = async ({ skuIds }: { skuIds: number[] }, { actor }: CustomerCall): Promise<Cart> => {
  await takeOut(actor.id, skuIds);
  return showCart(actor.id);
};

/** Takes out what is in the cart and keeps its products as favourites. */
export const moveToFavourites = async ({ skuIds }: { skuIds: number[] }, { actor }: CustomerCall): Promise<Cart> => {
  await transact(async () => {
    const mine = await tables()
      .selectFrom('cart_items')
      .select('sku_id')
      .where('customer_id', '=', actor.id)
      .where('sku_id', 'in', skuIds)
      .execute();
    if (mine.length === 0) return;
    const skus = await readSkus(mine.map((row) => row.sku_id));
    await addFavourites(actor.id, [...new Set(skus.map((sku) => sku.productId))]);
    await takeOut(
      actor.id,
      mine.map((row) => row.sku_id),
    );
  });
  return showCart(actor.id);
};
