import type { Slice } from '../../platform/slice.ts';
import { handlers } from './cart.events.ts';
import { CartItem } from './cart-item.entity.ts';
import { routes } from './cart.routes.ts';

export const cartSlice: Slice = { name: 'cart', entities: [CartItem], routes, handlers };
