import type { Slice } from '../../platform/slice.ts';

export const staffSlice: Slice = { name: 'staff' };
