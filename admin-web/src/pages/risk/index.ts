import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const riskPages: readonly PageDef[] = [
  { path: '/risk', title: '风控记录', needs: riskRoutes.judgements, load: () => import('./judgements.tsx') },
  { path: '/risk/lists', title: '黑白名单', needs: riskRoutes.lists, load: () => import('./lists.tsx') },
  { path: '/risk/rules', title: '风控规则', needs: riskRoutes.rules, load: () => import('./rules.tsx') },
];
