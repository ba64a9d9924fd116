import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const staffPages: readonly PageDef[] = [
  { path: '/staff', title: '员工', needs: staffRoutes.list, load: () => import('./list.tsx') },
  { path: '/roles', title: '角色权限', needs: staffRoutes.roles, load: () => import('./roles.tsx') },
];
