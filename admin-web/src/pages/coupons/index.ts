import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const couponPages: readonly PageDef[] = [
  { path: '/coupons', title: '优惠券', needs: couponAdminRoutes.templates, load: () => import('./list.tsx') },
  { path: '/coupons/new', title: '新建优惠券', needs: couponAdminRoutes.create, under: '/coupons', load: () => import('./editor.tsx') },
  {
    path: '/coupons/:id/edit',
    title: '编辑优惠券',
    needs: couponAdminRoutes.update,
    under: '/coupons',
    load: () => import('./editor.tsx'),
  },
  { path: '/coupons/:id', title: '优惠券详情', needs: couponAdminRoutes.template, under: '/coupons', load: () => import('./detail.tsx') },
  { path: '/issued-coupons', title: '用户领用', needs: couponAdminRoutes.issued, load: () => import('./issued.tsx') },
  { path: '/coupon-stats', title: '用券统计', needs: couponAdminRoutes.stats, load: () => import('./stats.tsx') },
  { path: '/coupon-stacking', title: '叠加规则', needs: couponAdminRoutes.stacking, load: () => import('./stacking.tsx') },
];
