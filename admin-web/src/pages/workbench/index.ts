import type { PageDef } from '../../app/page-def.ts';

export const workbenchPages: readonly PageDef[] = [{ path: '/', title: '工作台', load: () => import('./workbench.tsx') }];
