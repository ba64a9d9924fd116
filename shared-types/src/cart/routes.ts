import { route } from '../http.ts';
import type { NoInput } from '../schema.ts';
import type { AddToCartIn, Cart, CartCount, MergeCartIn, SelectIn, SetQuantityIn, SkuIdsIn } from './schema.ts';

export const cartRoutes = {
  get: route<NoInput, Cart>()({
    method: 'GET',
    path: '/cart',
    access: 'customer',
    summary: 'My cart, checked against stock and prices of now',
  }),
  count: route<NoInput, CartCount>()({ method: 'GET', path: '/cart/count', access: 'customer', summary: 'Pieces in my cart' }),
  add: route<AddToCartIn, CartCount>()({
    method: 'POST',
    path: '/cart/items',
    access: 'customer',
    summary: 'Put in; the same SKU adds up',
    errors: ['cart_full', 'item_unavailable', 'stock_insufficient', 'purchase_limit'],
  }),
  setQuantity: route<SetQuantityIn, Cart>()({
    method: 'PUT',
    path: '/cart/items/:skuId',
    access: 'customer',
    summary: 'Set the quantity; cut to what can be had, with a hint',
  }),
  select: route<SelectIn, Cart>()({
    method: 'POST',
    path: '/cart/select',
    access: 'customer',
    summary: 'Tick or untick items; an empty list means all',
  }),
  remove: route<SkuIdsIn, Cart>()({ method: 'POST', path: '/cart/remove', access: 'customer', summary: 'Take out' }),
  moveToFavourites: route<SkuIdsIn, Cart>()({
    method: 'POST',
    path: '/cart/move-to-favourites',
    access: 'customer',
    summary: 'Take out and keep as favourites',
  }),
  merge: route<MergeCartIn, CartCount>()({
    method: 'POST',
    path: '/cart/merge',
    access: 'customer',
    summary: 'Add what was collected before signing in',
    errors: ['cart_full'],
  }),
};
