import type { Slice } from '../../platform/slice.ts';

export const analyticsSlice: Slice = { name: 'analytics' };
