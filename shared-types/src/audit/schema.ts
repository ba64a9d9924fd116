import { z } from 'zod';
import { cursorIn, id, idIn, maybeText, page, time, timeIn } from '../schema.ts';

export const auditEntry = z.object({
  id,
  at: time,
  staffId: id.nullable(),
  staffName: z.string(),
  action: z.string(),
  subject: z.string(),
  subjectId: z.string(),
  summary: z.string(),
  before: z.unknown().nullable(),
  after: z.unknown().nullable(),
  ip: z.string(),
  requestId: z.string(),
});
export const auditListIn = z.object({
  ...cursorIn,
  staffId: idIn.optional(),
  action: maybeText(60).optional(),
  subject: maybeText(40).optional(),
  subjectId: maybeText(40).optional(),
  from: timeIn.optional(),
  to: timeIn.optional(),
});
export const auditPage = page(auditEntry);
export type AuditEntry = z.output<typeof auditEntry>;
export type AuditListIn = z.input<typeof auditListIn>;
export type AuditPage = z.output<typeof auditPage>;
