import type { Slice } from '../../platform/slice.ts';

export const tasksSlice: Slice = { name: 'tasks' };
