import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const invoicePages: readonly PageDef[] = [
  { path: '/invoices', title: '发票管理', needs: staffInvoiceRoutes.list, load: () => import('./list.tsx') },
  { path: '/invoice-reds', title: '红字发票', needs: staffInvoiceRoutes.reds, load: () => import('./reds.tsx') },
  { path: '/invoice-stats', title: '开票统计', needs: staffInvoiceRoutes.stats, load: () => import('./stats.tsx') },
];
