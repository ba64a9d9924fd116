import type { AuditPage } from '@huitou/shared-types/audit/schema.ts';
import { iso } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { AuditEntry } from './audit-entry.entity.ts';

interface Filter {
  cursor?: string | undefined;
  limit: number;
  staffId?: number | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  subjectId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** What staff did, newest first. `action` finds by prefix: `order` all that was done to orders. */
export const auditList = async (input: Filter): Promise<AuditPage> => {
  const before = idCursor(input.cursor);
  const at = { ...(input.from ? { $gte: new Date(input.from) } : {}), ...(input.to ? { $lt: new Date(input.to) } : {}) };
  const rows = await em().find(
    AuditEntry,
    {
      ...(input.staffId === undefined ? {} : { staffId: input.staffId }),
      ...(input.action ? { action: { $like: `${input.action.replace(/[\\%_]/g, '\\$&')}%` } } : {}),
      ...(input.subject ? { subject: input.subject } : {}),
      ...(input.subjectId ? { subjectId: input.subjectId } : {}),
      ...(Object.keys(at).length > 0 ? { at } : {}),
      ...(before === null ? {} : { id: { $lt: before } }),
    },
    { orderBy: { id: 'desc' }, limit: input.limit + 1 },
  );
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: String(row.id),
      at: iso(row.at),
      staffId: row.staffId?.toString() ?? null,
      staffName: row.staffName,
      action: row.action,
      subject: row.subject,
      subjectId: row.subjectId,
      summary: row.summary,
      before: row.before ?? null,
      after: row.after ?? null,
      ip: row.ip,
      requestId: row.requestId,
    }),
    (row) => [row.id],
  );
};
