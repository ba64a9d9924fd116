import type { Slice } from '../../platform/slice.ts';

export const customersSlice: Slice = { name: 'customers' };
