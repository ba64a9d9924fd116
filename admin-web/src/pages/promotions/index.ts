import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

const under = '/promotions';
export const promotionPages: readonly PageDef[] = [
  { path: '/promotions', title: '促销活动', needs: promotionAdminRoutes.list, load: () => import('./list.tsx') },
  { path: '/promotions/new', title: '新建活动', needs: promotionAdminRoutes.create, under, load: () => import('./editor.tsx') },
  { path: '/promotions/:id/edit', title: '编辑活动', needs: promotionAdminRoutes.update, under, load: () => import('./editor.tsx') },
  { path: '/promotions/:id', title: '活动详情', needs: promotionAdminRoutes.detail, under, load: () => import('./detail.tsx') },
];
