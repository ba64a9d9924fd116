import type { Slice } from '../../platform/slice.ts';
import { Setting } from './setting.entity.ts';
import { routes } from './settings.routes.ts';

export const settingsSlice: Slice = { name: 'settings', entities: [Setting], routes };
