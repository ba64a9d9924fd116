import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import type { PageDef } from '../../app/page-def.ts';

export const systemPages: readonly PageDef[] = [
  { path: '/audit', title: '操作日志', needs: auditRoutes.list, load: () => import('./audit-log.tsx') },
  { path: '/jobs', title: '后台任务', needs: taskRoutes.failedJobs, load: () => import('./jobs.tsx') },
];

export const taskPages: readonly PageDef[] = [
  { path: '/tasks', title: '导入导出记录', needs: taskRoutes.list, under: '/', load: () => import('./tasks.tsx') },
];
