import type { Slice } from '../../platform/slice.ts';

export const catalogSlice: Slice = { name: 'catalog' };
