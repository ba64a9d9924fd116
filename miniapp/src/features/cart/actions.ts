import { cartRoutes } from '@huitou/shared-types/cart/routes.ts';
import type { Cart, CartItem } from '@huitou/shared-types/cart/schema.ts';
import { tellFailure, toast } from '@/platform/feedback';
import { api } from '@/platform/request';
import { keys, queryClient, refresh } from '../queries';
import { showCart } from './queries';

type ItemChange = (item: CartItem) => CartItem;

/** Shows a change of lines at once, before the server has answered; its answer, or on refusal the true cart, replaces it. */
const change = async (onItem: ItemChange, call: () => Promise<Cart>): Promise<void> => {
  await queryClient.cancelQueries({ queryKey: keys.cart });
  queryClient.setQueryData<Cart>(keys.cart, (cart) => (cart ? { ...cart, items: cart.items.map(onItem) } : cart));
  latest += 1;
  const mine = latest;
  try {
    const cart = await call();
    if (mine === latest) showCart(cart);
  } catch (error) {
    tellFailure(error);
    await refresh('cart');
  }
};
/** Answers that arrive out of order must not undo a later tap. */
let latest = 0;

export const setQuantity = ({ skuId }: CartItem, quantity: number): Promise<void> =>
  change(
    (item) => (item.skuId === skuId ? { ...item, quantity } : item),
    async () => {
      const cart = await api(cartRoutes.setQuantity, { skuId, quantity });
      const told = cart.items.find((item) => item.skuId === skuId);
      if (told && told.quantity !== quantity && told.hint) toast(told.hint);
      return cart;
    },
  );

/** An empty list means all. */
export const select = (skuIds: string[], selected: boolean): Promise<void> =>
  change(
    (item) => (skuIds.length === 0 || skuIds.includes(item.skuId) ? { ...item, selected } : item),
    () => api(cartRoutes.select, { skuIds, selected }),
  );

export const removeFromCart = async (skuIds: string[]): Promise<void> => {
  showCart(await api(cartRoutes.remove, { skuIds }));
};

export const moveToFavourites = async (skuIds: string[]): Promise<void> => {
  showCart(await api(cartRoutes.moveToFavourites, { skuIds }));
  toast('已移入收藏');
  await refresh('favourites');
};
