import type { Slice } from '../../platform/slice.ts';
import { AuditEntry } from './audit-entry.entity.ts';

export const auditSlice: Slice = { name: 'audit', entities: [AuditEntry] };
