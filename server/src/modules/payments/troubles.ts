import { db } from './payment.entity.ts';
import { reconciliationDb } from './reconciliation.entity.ts';

/** What waits for staff, as numbers: refunds that stopped, messages from WeChat that did not fit, differences of statements. */
export const openTroubles = async (): Promise<{ abnormalRefunds: number; alerts: number; differences: number }> => {
  const [refunds, alerts, differences] = await Promise.all([
    db()
      .selectFrom('refunds')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('status', '=', 'abnormal')
      .executeTakeFirstOrThrow(),
    db()
      .selectFrom('payment_alerts')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('resolved_at', 'is', null)
      .executeTakeFirstOrThrow(),
    reconciliationDb()
      .selectFrom('reconciliation_differences')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('resolved', '=', false)
      .where('alert_key', 'is', null)
      .executeTakeFirstOrThrow(),
  ]);
  return { abnormalRefunds: Number(refunds.n), alerts: Number(alerts.n), differences: Number(differences.n) };
};
