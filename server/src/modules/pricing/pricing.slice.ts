import type { Slice } from '../../platform/slice.ts';

export const pricingSlice: Slice = { name: 'pricing' };
