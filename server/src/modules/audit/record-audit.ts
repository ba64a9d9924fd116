import { now } from '../../platform/clock.ts';
import { type AnyActor, surroundings } from '../../platform/context.ts';
import { query, toJson } from '../../platform/db/orm.ts';
import type { AuditEntry } from './audit-entry.entity.ts';

export interface Act {
  /** `order.close`, `product.price` … */
  action: string;
  subject: string;
  subjectId: string | number;
  /** One line for people, Simplified Chinese, without personal data. */
  summary: string;
  before?: unknown;
  after?: unknown;
}

/** Writes what staff did into the audit log, in the transaction in hand. IP and request id come from the surroundings. */
export const recordAudit = async (actor: AnyActor, ...acts: Act[]): Promise<void> => {
  const { ip, requestId } = surroundings();
  await query<typeof AuditEntry>()
    .insertInto('audit_entries')
    .values(
      acts.map((act) => ({
        at: now(),
        staff_id: actor.kind === 'staff' ? actor.id : null,
        staff_name: actor.kind === 'staff' ? actor.name : '系统',
        action: act.action,
        subject: act.subject,
        subject_id: String(act.subjectId),
        summary: act.summary.slice(0, 200),
        state_before: act.before === undefined ? null : toJson(act.before),
        state_after: act.after === undefined ? null : toJson(act.after),
        ip,
        request_id: requestId,
      })),
    )
    .execute();
};
