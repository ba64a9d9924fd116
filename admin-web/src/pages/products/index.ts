import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const productPages: readonly PageDef[] = [
  { path: '/products', title: '商品列表', needs: catalogAdminRoutes.products, load: () => import('./list.tsx') },
  {
    path: '/products/new',
    title: '发布商品',
    needs: catalogAdminRoutes.createProduct,
    under: '/products',
    load: () => import('./form.tsx'),
  },
  {
    path: '/products/import',
    title: '导入商品',
    needs: catalogAdminRoutes.importProducts,
    under: '/products',
    load: () => import('./import.tsx'),
  },
  { path: '/products/:id', title: '编辑商品', needs: catalogAdminRoutes.product, under: '/products', load: () => import('./form.tsx') },
];
