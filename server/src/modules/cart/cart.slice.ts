import type { Slice } from '../../platform/slice.ts';
import { registerDataExport } from '../customers/index.ts';
import { handlers } from './cart.events.ts';
import { CartItem } from './cart-item.entity.ts';
import { routes } from './cart.routes.ts';
import { exportCart } from './export-cart.ts';

registerDataExport('cart', exportCart);

export const cartSlice: Slice = { name: 'cart', entities: [CartItem], routes, handlers };
