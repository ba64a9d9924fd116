import type { Slice } from '../../platform/slice.ts';

export const fulfilmentSlice: Slice = { name: 'fulfilment' };
