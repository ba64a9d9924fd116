import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const moneyPages: readonly PageDef[] = [
  { path: '/payments', title: '收款记录', needs: paymentRoutes.list, load: () => import('./payments.tsx') },
  { path: '/refunds', title: '退款记录', needs: paymentRoutes.refunds, load: () => import('./refunds.tsx') },
];
