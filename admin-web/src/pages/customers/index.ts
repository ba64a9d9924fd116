import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const customerPages: readonly PageDef[] = [
  { path: '/customers', title: '客户列表', needs: customerRoutes.list, load: () => import('./list.tsx') },
  { path: '/customers/:id', title: '客户详情', needs: customerRoutes.detail, under: '/customers', load: () => import('./detail.tsx') },
];
