import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { auditListIn, auditPage } from '@huitou/shared-types/audit/schema.ts';
import { mount } from '../../platform/http/mount.ts';
import type { Slice } from '../../platform/slice.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import { auditList } from './audit.queries.ts';

export const auditSlice: Slice = {
  name: 'audit',
  entities: [AuditEntry],
  routes: [mount(auditRoutes.list, { in: auditListIn, out: auditPage }, auditList)],
};
