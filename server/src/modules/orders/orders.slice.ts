import type { Slice } from '../../platform/slice.ts';

export const ordersSlice: Slice = { name: 'orders' };
