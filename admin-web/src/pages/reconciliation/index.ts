import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const reconciliationPages: readonly PageDef[] = [
  { path: '/reconciliation', title: '对账', needs: paymentRoutes.days, load: () => import('./reconciliation.tsx') },
  {
    path: '/reconciliation/:day',
    title: '对账日',
    needs: paymentRoutes.reconciliationDay,
    under: '/reconciliation',
    load: () => import('./day.tsx'),
  },
];
