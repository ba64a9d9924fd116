import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const catalogPages: readonly PageDef[] = [
  { path: '/categories', title: '商品分类', needs: catalogAdminRoutes.categories, load: () => import('./categories.tsx') },
  { path: '/brands', title: '品牌', needs: catalogAdminRoutes.brands, load: () => import('./brands.tsx') },
  { path: '/groups', title: '商品分组', needs: catalogAdminRoutes.groups, load: () => import('./groups.tsx') },
];

export const storefrontPages: readonly PageDef[] = [
  { path: '/banners', title: '首页轮播', needs: catalogAdminRoutes.banners, load: () => import('./banners.tsx') },
  { path: '/search-words', title: '搜索词', needs: catalogAdminRoutes.searchConfig, load: () => import('./search-words.tsx') },
];
