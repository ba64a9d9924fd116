import { storeRoutes } from '@huitou/shared-types/stores/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const storePages: readonly PageDef[] = [
  { path: '/locations', title: '仓库与门店', needs: storeRoutes.update, load: () => import('./list.tsx') },
];
