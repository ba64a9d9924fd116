import { simulatorAdminRoutes } from '@huitou/shared-types/simulator/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const simulatorPages: readonly PageDef[] = [
  { path: '/simulator', title: '促销模拟', needs: simulatorAdminRoutes.list, load: () => import('./simulator.tsx') },
  { path: '/simulator/:id', title: '模拟结果', needs: simulatorAdminRoutes.one, under: '/simulator', load: () => import('./detail.tsx') },
];
