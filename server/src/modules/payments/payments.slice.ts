import type { Slice } from '../../platform/slice.ts';

export const paymentsSlice: Slice = { name: 'payments' };
