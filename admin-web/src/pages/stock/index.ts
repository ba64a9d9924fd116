import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const stockPages: readonly PageDef[] = [
  { path: '/stock', title: '库存查询', needs: inventoryRoutes.stock, load: () => import('./list.tsx') },
  { path: '/transfers', title: '调拨单', needs: inventoryRoutes.transfers, load: () => import('./transfers.tsx') },
  { path: '/counts', title: '盘点', needs: inventoryRoutes.counts, load: () => import('./counts.tsx') },
  { path: '/counts/:id', title: '盘点单', needs: inventoryRoutes.count, under: '/counts', load: () => import('./count-sheet.tsx') },
];
