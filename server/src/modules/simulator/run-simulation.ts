import type { SimulationResult } from '@huitou/shared-types/simulator/schema.ts';
import { simulationDraftIn } from '@huitou/shared-types/simulator/schema.ts';
import { MOST_ORDERS } from '@huitou/shared-types/simulator/states.ts';
import { z } from 'zod';
import { dayOf, endOfDay, iso, now, startOfDay } from '../../platform/clock.ts';
import { json, toJson } from '../../platform/db/orm.ts';
import { insertRows } from '../../platform/db/prepared.ts';
import { fail } from '../../platform/errors.ts';
import { readMatrix } from '../coupons/index.ts';
import { type PaidOrder, readPaidOrders } from '../orders/index.ts';
import { defineTask, type Progress } from '../tasks/index.ts';
import { compare, type OrderFigures, Sums } from './figures.ts';
import { loadDraft } from './load-draft.ts';
import { basketOf, KnownGoods, ofLevel } from './read-baskets.ts';
import { db, type SimulationRow } from './simulation.entity.ts';
import { DraftUse, priceOf, tryDraft } from './try-draft.ts';

const BATCH = 1_000;
/** The stored draft, with the ids as they come over the wire. */
export const readDraft = (row: SimulationRow) => simulationDraftIn.parse(json(row.draft));

/** Only a simulation that nobody has cancelled goes on. */
const stillWanted = async (id: number, change: Record<string, unknown>): Promise<boolean> => {
  const written = await db()
    .updateTable('simulations')
    .set({ status: 'running', ...change } as never)
    .where('id', '=', id)
    .where('status', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return Number(written.numUpdatedRows) === 1;
};

const keep = async (simulationId: number, touched: readonly { order: PaidOrder; figures: OrderFigures }[]): Promise<void> => {
  if (touched.length === 0) return;
  await insertRows(
    db(),
    'simulated_orders',
    touched.map(({ order, figures }) => ({
      simulation_id: simulationId,
      order_id: order.id,
      order_no: order.no,
      paid_at: order.paidAt,
      goods_before: figures.goodsBefore,
      goods_after: figures.goodsAfter,
      freight_off: figures.freightOff,
      discount: figures.discount,
      cost: figures.cost,
      margin_before: figures.marginBefore,
      margin_after: figures.marginAfter,
      went_below: figures.wentBelow,
    })),
  );
};

/** Goes through the orders of the range in the order of their payment, a batch at a time. Answers null when it was cancelled meanwhile. */
const simulate = async (row: SimulationRow, progress: Progress): Promise<SimulationResult | null> => {
  const [draft, matrix] = await Promise.all([loadDraft(readDraft(row)), readMatrix()]);
  const range = { from: startOfDay(row.from_day), to: endOfDay(row.to_day) };
  const [sums, use, goods] = [new Sums(), new DraftUse(), new KnownGoods()];
  let stopped: SimulationResult['stopped'] = null;
  let after: { paidAt: Date; id: number } | null = null;
  for (let done = 0; done < MOST_ORDERS; ) {
    const orders: PaidOrder[] = await readPaidOrders(range, after, BATCH);
    await goods.learn(orders);
    const wanted = draft.kind === 'level' ? await ofLevel(orders, draft.levelId) : null;
    const touched: { order: PaidOrder; figures: OrderFigures }[] = [];
    for (const order of orders) {
      const basket = basketOf(order, goods);
      const day = dayOf(order.paidAt);
      const figures = compare(
        basket,
        wanted === null || wanted.has(order.id) ? tryDraft(basket, draft, matrix, use, day.slice(0, 7)) : priceOf(basket),
      );
      sums.add(day, order.customerId, figures);
      if (figures.discount !== 0) touched.push({ order, figures });
      if (use.stopped !== null && stopped === null) stopped = { by: use.stopped, at: iso(order.paidAt) };
    }
    await keep(row.id, touched);
    done += orders.length;
    await progress(done, Math.max(done, row.total));
    if (!(await stillWanted(row.id, { done }))) return null;
    const last = orders.at(-1);
    if (orders.length < BATCH || !last) break;
    after = { paidAt: last.paidAt, id: last.id };
  }
  return sums.result(stopped);
};

const finish = async (id: number, change: Record<string, unknown>): Promise<void> => {
  await db()
    .updateTable('simulations')
    .set({ ...change, finished_at: now() } as never)
    .where('id', '=', id)
    .where('status', 'in', ['waiting', 'running'])
    .execute();
};

/** Computes a simulation from its start; one that was interrupted begins anew. */
export const simulationTask = defineTask({
  kind: 'simulation',
  schema: z.object({ simulationId: z.int() }),
  run: async ({ simulationId }, progress) => {
    if (!(await stillWanted(simulationId, { done: 0, result: null }))) return { message: '已取消' };
    const row = await db().selectFrom('simulations').selectAll().where('id', '=', simulationId).executeTakeFirstOrThrow();
    await db().deleteFrom('simulated_orders').where('simulation_id', '=', simulationId).execute();
    try {
      const result = await simulate(row, progress);
      if (result === null) return { message: '已取消' };
      if (result.orders === 0) fail('simulation_empty');
      await finish(simulationId, { status: 'done', result: toJson(result), message: '' });
      return { message: `共 ${result.orders} 单，影响 ${result.touched} 单` };
    } catch (error) {
      // A worker that stops hands the task on; a real failure ends the simulation, too.
      if (!(error instanceof Error && error.name === 'Interrupted'))
        await finish(simulationId, { status: 'failed', message: '计算出错，请重试；多次失败请联系技术支持' });
      throw error;
    }
  },
});
