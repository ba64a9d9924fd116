import { cartRoutes } from '@huitou/shared-types/cart/routes.ts';
import { addToCartIn, cart, cartCount, mergeCartIn, selectIn, setQuantityIn, skuIdsIn } from '@huitou/shared-types/cart/schema.ts';
import { noInput } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { addToCart, mergeCart } from './add-to-cart.ts';
import * as change from './change-cart.ts';
import { myCartCount } from './count-cart.ts';
import { myCart } from './show-cart.ts';

export const routes: Mounted[] = [
  mount(cartRoutes.get, { in: noInput, out: cart }, myCart),
  mount(cartRoutes.count, { in: noInput, out: cartCount }, myCartCount),
  mount(cartRoutes.add, { in: addToCartIn, out: cartCount }, addToCart),
  mount(cartRoutes.setQuantity, { in: setQuantityIn, out: cart }, change.setQuantity),
  mount(cartRoutes.select, { in: selectIn, out: cart }, change.selectItems),
  mount(cartRoutes.remove, { in: skuIdsIn, out: cart }, change.removeItems),
  mount(cartRoutes.moveToFavourites, { in: skuIdsIn, out: cart }, change.moveToFavourites),
  mount(cartRoutes.merge, { in: mergeCartIn, out: cartCount }, mergeCart),
];
