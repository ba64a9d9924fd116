import { riskDecisionLabels } from '@huitou/shared-types/risk/states.ts';
import { toJson } from '../../platform/db/orm.ts';
import { iso } from '../../platform/clock.ts';
import { on } from '../../platform/queue/events.ts';
import { registerDataExport } from '../customers/index.ts';
import { writeJudgements } from './keep-judgement.ts';
import { db, type Evidence } from './risk.entity.ts';

const MOST_EXPORTED = 1_000;

registerDataExport('entryChecks', async (customerId) => {
  await writeJudgements();
  const rows = await db()
    .selectFrom('risk_judgements')
    .select(['at', 'decision', 'ip', 'device_id'])
    .where('customer_id', '=', customerId)
    .orderBy('id', 'desc')
    .limit(MOST_EXPORTED)
    .execute();
  return rows.map((row) => ({ at: iso(row.at), decision: riskDecisionLabels[row.decision].label, ip: row.ip, device: row.device_id }));
});

const nothing: Evidence = { signals: [], trail: [], challengeFrom: 0, refuseFrom: 0, registeredAt: null, orders: 0, wechatRank: null };

/** That somebody was judged stays, for the counts; from where, on what and by which trail goes. */
export const forgetCustomer = on('customer.deleted', 'risk.forget-customer', async ({ customerId }) => {
  await writeJudgements();
  await db()
    .updateTable('risk_judgements')
    .set({ ip: '', device_id: '', fingerprint: '', user_agent: '', evidence: toJson(nothing) })
    .where('customer_id', '=', customerId)
    .execute();
  await db().deleteFrom('risk_devices').where('customer_id', '=', customerId).execute();
  await db().deleteFrom('risk_list_entries').where('kind', '=', 'customer').where('value', '=', String(customerId)).execute();
});
