import type { z } from 'zod';
import type { Simulation, startSimulationIn } from '@huitou/shared-types/simulator/schema.ts';
import { MOST_DAYS, MOST_ORDERS, simulationMoves } from '@huitou/shared-types/simulator/states.ts';
import { DAY, endOfDay, now, startOfDay } from '../../platform/clock.ts';
import { toJson } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { move } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { countPaidOrders } from '../orders/index.ts';
import { startTask } from '../tasks/index.ts';
import { describeDraft, type DraftIn, loadDraft } from './load-draft.ts';
import { db } from './simulation.entity.ts';
import { showSimulation } from './simulations.queries.ts';

/** Ids become texts again: a draft is kept as it came, and read by the schema of the input. */
const asSent = (draft: DraftIn): unknown =>
  JSON.parse(
    JSON.stringify(draft, (key, value: unknown) => {
      if (key.endsWith('Ids') && Array.isArray(value)) return value.map(String);
      return key.endsWith('Id') && typeof value === 'number' ? String(value) : value;
    }),
  );

/**
 * Begins to try a draft on the orders of some days. At most 92 days and 200 000 orders.
 * @throws not_found for what the draft names; simulation_too_large, simulation_empty
 */
export const startSimulation = async (input: z.output<typeof startSimulationIn>, call: StaffCall): Promise<Simulation> => {
  const [from, to] = [startOfDay(input.from), endOfDay(input.to)];
  if (to <= from) fail('invalid_input', '结束日期不能早于开始日期');
  if (to.getTime() - from.getTime() > MOST_DAYS * DAY) fail('simulation_too_large', `一次最多模拟 ${MOST_DAYS} 天`);
  const [draft, total] = await Promise.all([loadDraft(input.draft), countPaidOrders({ from, to })]);
  if (total === 0) fail('simulation_empty');
  if (total > MOST_ORDERS) fail('simulation_too_large', `所选时段有 ${total} 单，一次最多 ${MOST_ORDERS} 单，请缩短时段`);
  const { title, terms } = describeDraft(draft);
  const id = await transact(async () => {
    const made = await db()
      .insertInto('simulations')
      .values({
        kind: input.draft.kind,
        title: title.slice(0, 80),
        terms: terms.slice(0, 300),
        note: input.note,
        draft: toJson(asSent(input.draft)) as never,
        from_day: input.from,
        to_day: input.to,
        status: 'waiting',
        done: 0,
        total,
        message: '',
        result: null,
        staff_id: call.actor.id,
        staff_name: call.actor.name,
        created_at: now(),
        finished_at: null,
      })
      .executeTakeFirstOrThrow();
    const simulationId = Number(made.insertId);
    await recordAudit(call.actor, {
      action: 'simulation.start',
      subject: 'simulation',
      subjectId: simulationId,
      summary: `促销模拟：${title}（${input.from} 至 ${input.to}）`,
    });
    await startTask({ kind: 'simulation', title: `促销模拟：${title}`, staffId: call.actor.id, payload: { simulationId }, total });
    return simulationId;
  });
  return showSimulation({ id });
};

/** Stops one that waits or runs; what it has computed so far is not shown. @throws state_forbidden when it is over, not_found */
export const cancelSimulation = async ({ id }: { id: number }, call: StaffCall): Promise<Simulation> => {
  await showSimulation({ id });
  await transact(() => move('simulations', simulationMoves, 'cancel', id, call.actor, { set: { finished_at: now() } }));
  return showSimulation({ id });
};
