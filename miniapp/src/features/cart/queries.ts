import { useQuery } from '@tanstack/react-query';
import { cartRoutes } from '@huitou/shared-types/cart/routes.ts';
import type { Cart } from '@huitou/shared-types/cart/schema.ts';
import { api } from '@/platform/request';
import { keys, queryClient } from '../queries';
import { ensureSignedIn } from '../session/sign-in';
import { useSignedIn } from '../session/use-me';

/** The cart, checked by the server against stock and prices of now. */
export const useCart = () => {
  const signedIn = useSignedIn();
  return useQuery({ queryKey: keys.cart, queryFn: () => api(cartRoutes.get), enabled: signedIn, staleTime: 0 });
};

export const useCartCount = (): number => {
  const signedIn = useSignedIn();
  const count = useQuery({ queryKey: keys.cartCount, queryFn: async () => (await api(cartRoutes.count)).count, enabled: signedIn }).data;
  return signedIn ? (count ?? 0) : 0;
};

const setCount = (count: number) => queryClient.setQueryData(keys.cartCount, count);

/** Shows the cart that the server answered with. */
export const showCart = (cart: Cart): void => {
  queryClient.setQueryData(keys.cart, cart);
  setCount(cart.count);
};

/** @throws ApiError `stock_insufficient`, `purchase_limit`, `item_unavailable`, `cart_full` */
export const addToCart = async (skuId: string, quantity: number): Promise<void> => {
  await ensureSignedIn();
  const { count } = await api(cartRoutes.add, { skuId, quantity });
  setCount(count);
  await queryClient.invalidateQueries({ queryKey: keys.cart });
};
