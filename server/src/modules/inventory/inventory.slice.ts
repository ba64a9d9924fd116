import type { Slice } from '../../platform/slice.ts';

export const inventorySlice: Slice = { name: 'inventory' };
