import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import type { Order, orderListIn, OrderCounts, OrderPage } from '@huitou/shared-types/orders/schema.ts';
import { type OrderStatus, orderTabStatuses } from '@huitou/shared-types/orders/states.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { query } from '../../platform/db/orm.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import type { StateLog } from '../../platform/state-log.entity.ts';
import { readSettings } from '../settings/index.ts';
import { readLocation } from '../stores/index.ts';
import { db, type OrderLineRow, type OrderRow } from './order.entity.ts';
import { type LogRow, orderCard, orderView } from './order.view.ts';

export interface WholeOrder {
  row: OrderRow;
  lines: OrderLineRow[];
  log: LogRow[];
}

export const linesOf = async (orderIds: readonly number[]): Promise<Map<number, OrderLineRow[]>> => {
  const byOrder = new Map<number, OrderLineRow[]>(orderIds.map((id) => [id, []]));
  if (orderIds.length === 0) return byOrder;
  for (const line of await db()
    .selectFrom('order_lines')
    .selectAll()
    .where('order_id', 'in', [...orderIds])
    .orderBy('id')
    .execute())
    byOrder.get(line.order_id)?.push(line);
  return byOrder;
};

export const withParts = async (row: OrderRow): Promise<WholeOrder> => {
  const [lines, log] = await Promise.all([
    linesOf([row.id]),
    query<typeof StateLog>()
      .selectFrom('state_log')
      .select(['at', 'title', 'note', 'actor_kind', 'actor_name'])
      .where('subject', '=', 'orders')
      .where('subject_id', '=', row.id)
      .orderBy('id')
      .limit(200)
      .execute(),
  ]);
  return { row, lines: lines.get(row.id) ?? [], log };
};

/** @throws not_found when it is not this customer's */
export const ownOrder = async (customerId: number, id: number): Promise<OrderRow> =>
  must(await db().selectFrom('orders').selectAll().where('id', '=', id).where('customer_id', '=', customerId).executeTakeFirst());

/** An order by id, for other slices' handlers and jobs. */
export const readOrder = async (id: number): Promise<OrderRow | null> =>
  (await db().selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** Several orders by id. */
export const readOrders = async (ids: readonly number[]): Promise<Map<number, OrderRow>> => {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .selectFrom('orders')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};

/** A customer's orders for other slices' lists, newest first. */
export const ordersOfCustomer = (
  customerId: number,
  options: { statuses: readonly OrderStatus[]; placedAfter: Date; before: number | null; limit: number },
): Promise<OrderRow[]> =>
  db()
    .selectFrom('orders')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('status', 'in', [...options.statuses])
    .where('placed_at', '>', options.placedAfter)
    .$if(options.before !== null, (q) => q.where('id', '<', options.before as number))
    .orderBy('id', 'desc')
    .limit(options.limit)
    .execute();

export const findOrderByNo = async (no: string): Promise<OrderRow | null> =>
  (await db().selectFrom('orders').selectAll().where('no', '=', no).executeTakeFirst()) ?? null;

export const findByRequestKey = async (customerId: number, requestKey: string): Promise<OrderRow | null> =>
  (await db()
    .selectFrom('orders')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('request_key', '=', requestKey)
    .executeTakeFirst()) ?? null;

export const storeOf = async (row: OrderRow): Promise<Order['store']> => {
  const store = row.store_id === null ? null : await readLocation(row.store_id);
  return (
    store && {
      id: String(store.id),
      name: store.name,
      address: `${regionText(store)}${store.detail}`,
      phone: store.phone,
      hours: store.hours,
    }
  );
};

export const customerView = async (row: OrderRow): Promise<Order> => {
  const [whole, store, { promise }] = await Promise.all([withParts(row), storeOf(row), readSettings('shop')]);
  return orderView(whole.row, whole.lines, whole.log, 'customer', store, promise);
};
/** The order as it is now, for its owner; what every use case of the customer answers. */
export const myOrder = async (customerId: number, id: number): Promise<Order> => customerView(await ownOrder(customerId, id));

export const orderDetail = ({ id }: { id: number }, call: CustomerCall): Promise<Order> => myOrder(call.actor.id, id);

export const orderByNo = async ({ no }: { no: string }, call: CustomerCall): Promise<Order> =>
  customerView(
    must(await db().selectFrom('orders').selectAll().where('no', '=', no).where('customer_id', '=', call.actor.id).executeTakeFirst()),
  );

export const listMyOrders = async (input: z.output<typeof orderListIn>, call: CustomerCall): Promise<OrderPage> => {
  const after = idCursor(input.cursor);
  let list = db().selectFrom('orders').selectAll().where('customer_id', '=', call.actor.id).where('hidden', '=', false);
  if (input.tab !== 'all') list = list.where('status', 'in', [...orderTabStatuses[input.tab]]);
  if (after !== null) list = list.where('id', '<', after);
  const q = input.q;
  if (q) {
    const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    // Bounded by the customer's own orders: a scan of some dozen rows, not of the table.
    list = list.where((eb) =>
      eb.or([
        eb('no', '=', q.toUpperCase()),
        eb.exists(
          eb
            .selectFrom('order_lines')
            .select(sql<number>`1`.as('one'))
            .whereRef('order_lines.order_id', '=', 'orders.id')
            .where('order_lines.name', 'like', like),
        ),
      ]),
    );
  }
  const rows = await list
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const lines = await linesOf(rows.map((row) => row.id));
  return toPage(
    rows,
    input.limit,
    (row) => orderCard(row, lines.get(row.id) ?? [], 'customer'),
    (row) => [row.id],
  );
};

export const myOrderCounts = async (_: unknown, call: CustomerCall): Promise<OrderCounts> => {
  const rows = await db()
    .selectFrom('orders')
    .select(['status', (eb) => eb.fn.countAll<number>().as('n')])
    .where('customer_id', '=', call.actor.id)
    .where('hidden', '=', false)
    .groupBy('status')
    .execute();
  const count = (statuses: readonly string[]): number =>
    rows.filter((row) => statuses.includes(row.status)).reduce((sum, row) => sum + Number(row.n), 0);
  return { unpaid: count(orderTabStatuses.unpaid), toShip: count(orderTabStatuses.to_ship), toReceive: count(orderTabStatuses.to_receive) };
};
