import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const ledgerPages: readonly PageDef[] = [
  { path: '/ledger', title: '账簿', needs: ledgerAdminRoutes.kinds, load: () => import('./ledger.tsx') },
  {
    path: '/ledger/accounts/:code',
    title: '账户明细',
    needs: ledgerAdminRoutes.entries,
    under: '/ledger',
    load: () => import('./account.tsx'),
  },
  {
    path: '/ledger/transactions/:id',
    title: '凭证',
    needs: ledgerAdminRoutes.transaction,
    under: '/ledger',
    load: () => import('./transaction.tsx'),
  },
];
