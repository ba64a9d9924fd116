import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const settingsPages: readonly PageDef[] = [
  { path: '/settings', title: '店铺设置', needs: settingsRoutes.all, load: () => import('./settings.tsx') },
];
