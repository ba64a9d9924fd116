import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const orderPages: readonly PageDef[] = [
  { path: '/orders', title: '订单列表', needs: orderAdminRoutes.list, load: () => import('./list.tsx') },
];
