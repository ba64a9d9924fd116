import { z } from 'zod';
import { fen, id, idIn, quantity, time } from '../schema.ts';
import { quote } from '../pricing/schema.ts';

export const cartItem = z.object({
  skuId: id,
  productId: id,
  name: z.string(),
  spec: z.string(),
  picture: z.string(),
  price: fen,
  marketPrice: fen.nullable(),
  quantity: z.int(),
  selected: z.boolean(),
  available: z.int(),
  minQuantity: z.int(),
  maxQuantity: z.int().describe('by stock and limits; 0 when it cannot be bought'),
  /** The price fell by this much since it was put in. */
  priceDrop: fen.nullable(),
  /** Why the quantity had to be cut or the item cannot be bought; empty when all is well. */
  hint: z.string(),
  addedAt: time,
});
/** `items` can be bought, `invalid` can not (off the shelf, sold out). `quote` covers the selected items, without freight to a place. */
export const cart = z.object({
  items: z.array(cartItem),
  invalid: z.array(cartItem),
  count: z.int().describe('pieces'),
  quote: quote.nullable(),
});
export const cartCount = z.object({ count: z.int() });
export const addToCartIn = z.object({ skuId: idIn, quantity });
export const setQuantityIn = z.object({ skuId: idIn, quantity });
export const selectIn = z.object({ skuIds: z.array(idIn).max(120), selected: z.boolean() });
export const skuIdsIn = z.object({ skuIds: z.array(idIn).min(1).max(120) });
/** What was collected before signing in. */
export const mergeCartIn = z.object({ items: z.array(z.object({ skuId: idIn, quantity })).max(120) });
export type CartItem = z.output<typeof cartItem>;
export type Cart = z.output<typeof cart>;
export type CartCount = z.output<typeof cartCount>;
export type AddToCartIn = z.input<typeof addToCartIn>;
export type SetQuantityIn = z.input<typeof setQuantityIn>;
export type SelectIn = z.input<typeof selectIn>;
export type SkuIdsIn = z.input<typeof skuIdsIn>;
export type MergeCartIn = z.input<typeof mergeCartIn>;
