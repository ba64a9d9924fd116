import type { Slice } from '../../platform/slice.ts';

export const storesSlice: Slice = { name: 'stores' };
