import { sql } from 'kysely';
import { dayOf, now } from '../../platform/clock.ts';
import { toJson } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { log } from '../../platform/log.ts';
import { sha256 } from '../../platform/ids.ts';
import { db } from './payment.entity.ts';
import { reconciliationDb } from './reconciliation.entity.ts';

export interface Alert {
  what: 'payment' | 'refund';
  no: string;
  /** For staff, Simplified Chinese. */
  reason: string;
  kind: 'amount' | 'state' | 'missing_here';
  said: Record<string, unknown>;
  transactionId?: string | null;
  here?: number | null;
  there?: number | null;
  hereState?: string;
  thereState?: string;
}

/** Keeps what does not fit, once however often it is said, and shows it to staff among the differences. */
export const raiseAlert = async (alert: Alert): Promise<void> => {
  log.error({ what: alert.what, no: alert.no, reason: alert.reason }, 'payment alert');
  const key = `${alert.what}:${alert.no}`.slice(0, 60) + `:${sha256(JSON.stringify([alert.reason, alert.said])).slice(0, 16)}`;
  await transact(async () => {
    const at = now();
    await db()
      .insertInto('payment_alerts')
      .values({
        alert_key: key,
        payment_no: alert.no.slice(0, 64),
        what: alert.what,
        reason: alert.reason.slice(0, 200),
        said: toJson(alert.said),
        seen: 1,
        created_at: at,
        last_seen_at: at,
        resolved_at: null,
      })
      .onDuplicateKeyUpdate({ seen: sql`seen + 1`, last_seen_at: at })
      .execute();
    await reconciliationDb()
      .insertInto('reconciliation_differences')
      .values({
        difference_key: `alert:${key}`,
        day: dayOf(at),
        kind: alert.kind,
        what: alert.what,
        source: 'alert',
        no: alert.no.slice(0, 64),
        transaction_id: alert.transactionId ?? '',
        here: alert.here ?? null,
        there: alert.there ?? null,
        here_state: alert.hereState ?? '',
        there_state: (alert.thereState ?? alert.reason).slice(0, 40),
        resolved: false,
        resolved_by: null,
        resolved_at: null,
        note: '',
        alert_key: key,
        created_at: at,
        seen_at: at,
      })
      .onDuplicateKeyUpdate({ seen_at: at })
      .execute();
  });
};
