import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const shippingPages: readonly PageDef[] = [
  { path: '/shipping', title: '发货台', needs: fulfilmentRoutes.ship, load: () => import('./desk.tsx') },
  { path: '/pickup', title: '自提核销', needs: fulfilmentRoutes.verifyPickup, load: () => import('./pickup.tsx') },
  { path: '/shipping-uploads', title: '微信发货上传', needs: fulfilmentRoutes.uploads, load: () => import('./uploads.tsx') },
];
