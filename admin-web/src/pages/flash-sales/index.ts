import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

const under = '/flash';
export const flashPages: readonly PageDef[] = [
  { path: '/flash', title: '秒杀', needs: flashAdminRoutes.list, load: () => import('./list.tsx') },
  { path: '/flash/new', title: '新建秒杀', needs: flashAdminRoutes.create, under, load: () => import('./editor.tsx') },
  { path: '/flash/:id/edit', title: '编辑秒杀', needs: flashAdminRoutes.update, under, load: () => import('./editor.tsx') },
  { path: '/flash/:id/live', title: '秒杀实时', needs: flashAdminRoutes.live, under, load: () => import('./live.tsx') },
  { path: '/flash/:id/report', title: '秒杀报告', needs: flashAdminRoutes.report, under, load: () => import('./report.tsx') },
  { path: '/flash/:id', title: '秒杀详情', needs: flashAdminRoutes.detail, under, load: () => import('./detail.tsx') },
];
