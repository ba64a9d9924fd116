import type { z } from 'zod';
import type {
  SimulatedOrder,
  SimulatedOrders,
  simulatedOrdersIn,
  Simulation,
  SimulationDraft,
  simulationListIn,
  SimulationPage,
  SimulationResult,
} from '@huitou/shared-types/simulator/schema.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { decodeCursor, idCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import { db, type SimulatedOrderRow, type SimulationRow } from './simulation.entity.ts';

const view = (row: SimulationRow): Simulation => ({
  id: String(row.id),
  kind: row.kind,
  title: row.title,
  terms: row.terms,
  note: row.note,
  draft: json<SimulationDraft>(row.draft),
  from: row.from_day,
  to: row.to_day,
  status: row.status,
  done: row.done,
  total: row.total,
  message: row.message,
  createdAt: iso(row.created_at),
  finishedAt: isoOrNull(row.finished_at),
  staffName: row.staff_name,
  result: row.status === 'done' && row.result !== null ? json<SimulationResult>(row.result) : null,
});

export const listSimulations = async (input: z.output<typeof simulationListIn>): Promise<SimulationPage> => {
  const before = idCursor(input.cursor);
  let list = db().selectFrom('simulations').selectAll();
  if (before !== null) list = list.where('id', '<', before);
  if (input.kind) list = list.where('kind', '=', input.kind);
  const rows = await list
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  return toPage(rows, input.limit, view, (row) => [row.id]);
};

/** @throws not_found */
export const showSimulation = async ({ id }: { id: number }): Promise<Simulation> =>
  view(must(await db().selectFrom('simulations').selectAll().where('id', '=', id).executeTakeFirst()));

const orderView = (row: SimulatedOrderRow): SimulatedOrder => ({
  id: String(row.id),
  orderId: String(row.order_id),
  orderNo: row.order_no,
  paidAt: iso(row.paid_at),
  goodsBefore: row.goods_before,
  goodsAfter: row.goods_after,
  freightOff: row.freight_off,
  discount: row.discount,
  cost: row.cost,
  marginBefore: row.margin_before,
  marginAfter: row.margin_after,
  wentBelow: Boolean(row.went_below),
});

/** Orders whose price would have been another: by time, those with most off first, or those with the smallest margin first (without those that have none). */
export const simulatedOrders = async (input: z.output<typeof simulatedOrdersIn>): Promise<SimulatedOrders> => {
  await showSimulation({ id: input.id });
  let list = db().selectFrom('simulated_orders').selectAll().where('simulation_id', '=', input.id);
  if (input.wentBelow !== undefined) list = list.where('went_below', '=', input.wentBelow);
  if (input.sort === 'time') {
    const after = idCursor(input.cursor);
    if (after !== null) list = list.where('id', '>', after);
    const rows = await list
      .orderBy('id')
      .limit(input.limit + 1)
      .execute();
    return toPage(rows, input.limit, orderView, (row) => [row.id]);
  }
  const cursor = decodeCursor(input.cursor, ['number', 'number']) as [number, number] | null;
  if (input.sort === 'discount') {
    if (cursor)
      list = list.where('discount', '<=', cursor[0]).where((eb) => eb.or([eb('discount', '<', cursor[0]), eb('id', '<', cursor[1])]));
    const rows = await list
      .orderBy('discount', 'desc')
      .orderBy('id', 'desc')
      .limit(input.limit + 1)
      .execute();
    return toPage(rows, input.limit, orderView, (row) => [row.discount, row.id]);
  }
  list = list.where('margin_after', 'is not', null);
  if (cursor)
    list = list.where('margin_after', '>=', cursor[0]).where((eb) => eb.or([eb('margin_after', '>', cursor[0]), eb('id', '>', cursor[1])]));
  const rows = await list
    .orderBy('margin_after')
    .orderBy('id')
    .limit(input.limit + 1)
    .execute();
  return toPage(rows, input.limit, orderView, (row) => [row.margin_after ?? 0, row.id]);
};
