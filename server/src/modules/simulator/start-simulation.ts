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

type Input = z.output<typeof startSimulationIn>;
interface NewSimulation extends Input {
  readonly title: string;
  readonly terms: string;
  readonly total: number;
  readonly staff: { readonly id: number; readonly name: string };
}
/** Writes down what is to be tried. Answers its id. */
export const insertSimulation = async ({ draft, title, terms, note, from, to, total, staff }: NewSimulation): Promise<number> => {
  const made = await db()
    .insertInto('simulations')
    .values({
      kind: draft.kind,
      title: title.slice(0, 80),
      terms: terms.slice(0, 300),
      note,
      draft: toJson(asSent(draft)) as never,
      from_day: from,
      to_day: to,
      status: 'waiting',
      done: 0,
      total,
      message: '',
      result: null,
      staff_id: staff.id,
      staff_name: staff.name,
      created_at: now(),
      finished_at: null,
    })
    .executeTakeFirstOrThrow();
  return Number(made.insertId);
};

/**
 * Begins to try a draft on the orders of some days. At most 92 days and 200 000 orders.
 * @throws not_found for what the draft names; simulation_too_large, simulation_empty
 */
export const startSimulation = async (input: Input, call: StaffCall): Promise<Simulation> => {
  const [from, to] = [startOfDay(input.from), endOfDay(input.to)];
  if (to <= from) fail('invalid_input', '结束日期不能早于开始日期');
  if (to.getTime() - from.getTime() > MOST_DAYS * DAY) fail('simulation_too_large', `一次最多模拟 ${MOST_DAYS} 天`);
  const [draft, total] = await Promise.all([loadDraft(input.draft), countPaidOrders({ from, to })]);
  if (total === 0) fail('simulation_empty');
  if (total > MOST_ORDERS) fail('simulation_too_large', `所选时段有 ${total} 单，一次最多 ${MOST_ORDERS} 单，请缩短时段`);
  const { title, terms } = describeDraft(draft);
  const staff = { id: call.actor.id, name: call.actor.name };
  const id = await transact(async () => {
    const simulationId = await insertSimulation({ ...input, title, terms, total, staff });
    await recordAudit(call.actor, {
      action: 'simulation.start',
      subject: 'simulation',
      subjectId: simulationId,
      summary: `促销模拟：${title}（${input.from} 至 ${input.to}）`,
    });
    await startTask({ kind: 'simulation', title: `促销模拟：${title}`, staffId: staff.id, payload: { simulationId }, total });
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
