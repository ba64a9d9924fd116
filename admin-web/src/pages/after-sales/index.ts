import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const afterSalesPages: readonly PageDef[] = [
  { path: '/after-sales', title: '售后处理', needs: afterSalesAdminRoutes.list, load: () => import('./list.tsx') },
  { path: '/after-sales-reasons', title: '售后原因', needs: afterSalesAdminRoutes.statistics, load: () => import('./reasons/page.tsx') },
];
