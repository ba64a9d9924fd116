import { checkRoutes } from '@huitou/shared-types/checks/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const checkPages: readonly PageDef[] = [
  { path: '/checks', title: '数据校验', needs: checkRoutes.list, load: () => import('./checks.tsx') },
];
