import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { idColumn, jsonColumn, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** What a member of staff did, with the state before and after. Rows are only ever added. */
export const AuditEntry = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entries',
  indexes: [{ properties: ['subject', 'subjectId', 'id'] }, { properties: ['staffId', 'id'] }, { properties: ['action', 'id'] }],
  properties: {
    id: idColumn(),
    at: timeColumn().index(),
    staffId: refColumn().nullable(),
    staffName: textColumn(60),
    action: textColumn(60),
    subject: textColumn(40),
    subjectId: textColumn(40),
    summary: textColumn(200),
    before: jsonColumn<unknown>().nullable().fieldName('state_before'),
    after: jsonColumn<unknown>().nullable().fieldName('state_after'),
    ip: textColumn(64),
    requestId: textColumn(64),
  },
});
export type AuditEntry = InferEntity<typeof AuditEntry>;
