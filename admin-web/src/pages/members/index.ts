import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const memberPages: readonly PageDef[] = [
  { path: '/members', title: '会员', needs: membershipAdminRoutes.members, load: () => import('./members.tsx') },
  { path: '/members/levels', title: '会员等级', needs: membershipAdminRoutes.levels, load: () => import('./levels.tsx') },
];
