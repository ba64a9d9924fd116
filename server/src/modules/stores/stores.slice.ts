import type { Slice } from '../../platform/slice.ts';
import { LocationEntity } from './location.entity.ts';
import { routes } from './stores.routes.ts';

export const storesSlice: Slice = { name: 'stores', entities: [LocationEntity], routes };
