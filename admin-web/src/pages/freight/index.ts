import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const freightPages: readonly PageDef[] = [
  { path: '/freight', title: '运费模板', needs: pricingRoutes.updateTemplate, load: () => import('./list.tsx') },
  { path: '/freight/new', title: '新建运费模板', needs: pricingRoutes.createTemplate, under: '/freight', load: () => import('./form.tsx') },
  { path: '/freight/:id', title: '编辑运费模板', needs: pricingRoutes.updateTemplate, under: '/freight', load: () => import('./form.tsx') },
];
