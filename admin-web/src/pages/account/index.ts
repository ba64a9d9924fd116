import type { PageDef } from '../../app/page-def.ts';

export const accountPages: readonly PageDef[] = [{ path: '/account', title: '个人中心', under: '/', load: () => import('./account.tsx') }];
