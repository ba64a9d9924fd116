import { route } from '../http.ts';
import type { NoInput } from '../schema.ts';
import type { Workbench } from './schema.ts';

export const analyticsRoutes = {
  workbench: route<NoInput, Workbench>()({
    method: 'GET',
    path: '/admin/workbench',
    access: { staff: 'workbench.view' },
    summary: 'What matters today',
  }),
};
