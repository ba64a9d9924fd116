import { route } from '../http.ts';
import type { AuditListIn, AuditPage } from './schema.ts';

export const auditRoutes = {
  list: route<AuditListIn, AuditPage>()({
    method: 'GET',
    path: '/admin/audit-log',
    access: { staff: 'audit.view' },
    summary: 'What staff did, with before and after',
  }),
};
