import type { Slice } from '../../platform/slice.ts';

export const cartSlice: Slice = { name: 'cart' };
