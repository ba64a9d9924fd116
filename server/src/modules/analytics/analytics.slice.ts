import type { Slice } from '../../platform/slice.ts';
import { routes } from './analytics.routes.ts';

export const analyticsSlice: Slice = { name: 'analytics', routes };
