import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import type { StaffOrder, StaffOrderCounts, staffOrderListIn, StaffOrderPage, StaffOrderRow } from '@huitou/shared-types/orders/schema.ts';
import type { OrderStatus } from '@huitou/shared-types/orders/states.ts';
import type { Kysely, SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import type { z } from 'zod';
import { endOfDay, iso, isoOrNull, startOfDay } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { decodeCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { maskPhone } from '../../platform/ids.ts';
import { searchSkuIds } from '../catalog/index.ts';
import { customerBriefs } from '../customers/index.ts';
import { paymentsOf, refundsOf } from '../payments/index.ts';
import { readLocations } from '../stores/index.ts';
import { db, leftToShip, type OrderRow } from './order.entity.ts';
import { linesOf, storeOf, withParts } from './order.queries.ts';
import { orderCard, orderView } from './order.view.ts';

type Filters = Omit<z.output<typeof staffOrderListIn>, 'cursor' | 'limit' | 'sort'>;
type OrderSelect = SelectQueryBuilder<ReturnType<typeof db> extends Kysely<infer DB> ? DB : never, 'orders', OrderRow>;

const tabs: Record<Filters['tab'], { statuses: readonly OrderStatus[]; kind?: 'express' | 'pickup' } | null> = {
  all: null,
  unpaid: { statuses: ['unpaid'] },
  to_ship: { statuses: ['paid'], kind: 'express' },
  part_shipped: { statuses: ['part_shipped'] },
  to_receive: { statuses: ['shipped'] },
  to_pick_up: { statuses: ['paid'], kind: 'pickup' },
  done: { statuses: ['received', 'completed'] },
  cancelled: { statuses: ['cancelled'] },
};

/** The rows that this member of staff may see and that the filters leave. Shared by the list and the export. */
export const filterOrders = async (filters: Filters, scope: readonly number[] | null): Promise<OrderSelect> => {
  let list = db().selectFrom('orders').selectAll() as OrderSelect;
  if (scope !== null) list = list.where('location_id', 'in', scope.length > 0 ? [...scope] : [0]);
  const tab = tabs[filters.tab];
  if (tab) list = list.where('status', 'in', [...tab.statuses]);
  const kind = tab?.kind ?? filters.deliveryKind;
  if (kind) list = list.where('delivery_kind', '=', kind);
  if (filters.no) list = list.where('no', '=', filters.no.toUpperCase());
  if (filters.phone) list = list.where('receiver_phone', '=', filters.phone);
  if (filters.receiver) list = list.where('receiver_name', '=', filters.receiver);
  if (filters.customerId !== undefined) list = list.where('customer_id', '=', filters.customerId);
  if (filters.locationId !== undefined) list = list.where('location_id', '=', filters.locationId);
  if (filters.from) list = list.where('placed_at', '>=', startOfDay(filters.from));
  if (filters.to) list = list.where('placed_at', '<', endOfDay(filters.to));
  if (filters.minPayable !== undefined) list = list.where('payable', '>=', filters.minPayable);
  if (filters.maxPayable !== undefined) list = list.where('payable', '<=', filters.maxPayable);
  if (filters.hurried) list = list.where('hurried_at', 'is not', null);
  if (filters.withNote) list = list.where('note', '!=', '');
  if (filters.product) {
    const skuIds = await searchSkuIds(filters.product, 500);
    const wanted = skuIds.length > 0 ? skuIds : [0];
    list = list.where((eb) =>
      eb.exists(
        eb
          .selectFrom('order_lines')
          .select(sql<number>`1`.as('one'))
          .whereRef('order_lines.order_id', '=', 'orders.id')
          .where('order_lines.sku_id', 'in', wanted),
      ),
    );
  }
  return list;
};

export const staffRows = async (rows: readonly OrderRow[]): Promise<StaffOrderRow[]> => {
  const [lines, customers, locations] = await Promise.all([
    linesOf(rows.map((row) => row.id)),
    customerBriefs([...new Set(rows.map((row) => row.customer_id))]),
    readLocations(),
  ]);
  const names = new Map(locations.map((location) => [location.id, location.name]));
  return rows.map((row) => ({
    ...orderCard(row, lines.get(row.id) ?? [], 'staff'),
    customerId: String(row.customer_id),
    customerName: customers.get(row.customer_id)?.nickname ?? '',
    receiver: row.receiver_name,
    receiverPhone: row.receiver_phone ? maskPhone(row.receiver_phone) : '',
    region: regionText(row),
    note: row.note,
    staffNote: row.staff_note,
    paidAt: isoOrNull(row.paid_at),
    hurried: row.hurried_at !== null && (row.status === 'paid' || row.status === 'part_shipped'),
    locationId: String(row.location_id),
    locationName: names.get(row.location_id) ?? '',
    left: (lines.get(row.id) ?? []).reduce((sum, line) => sum + leftToShip(line), 0),
    held: (lines.get(row.id) ?? []).reduce((sum, line) => sum + line.held, 0),
  }));
};

export const listOrders = async (input: z.output<typeof staffOrderListIn>, call: StaffCall): Promise<StaffOrderPage> => {
  let list = await filterOrders(input, call.actor.locationIds);
  if (input.sort === 'oldest_paid') {
    const after = decodeCursor(input.cursor, ['string', 'number']) as [string, number] | null;
    list = list.where('paid_at', 'is not', null);
    if (after)
      list = list.where((eb) =>
        eb.or([eb('paid_at', '>', new Date(after[0])), eb.and([eb('paid_at', '=', new Date(after[0])), eb('id', '>', after[1])])]),
      );
    const rows = await list
      .orderBy('paid_at')
      .orderBy('id')
      .limit(input.limit + 1)
      .execute();
    const views = await staffRows(rows);
    return toPage(
      rows,
      input.limit,
      (row) => views[rows.indexOf(row)] as StaffOrderRow,
      (row) => [(row.paid_at as Date).toISOString(), row.id],
    );
  }
  const after = decodeCursor(input.cursor, ['number']) as [number] | null;
  if (after) list = list.where('id', '<', after[0]);
  const rows = await list
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const views = await staffRows(rows);
  return toPage(
    rows,
    input.limit,
    (row) => views[rows.indexOf(row)] as StaffOrderRow,
    (row) => [row.id],
  );
};

/** Counts what is open: those are few. Finished orders are not counted: their number grows for ever and tells nobody anything. */
export const orderCounts = async (_: unknown, call: StaffCall): Promise<StaffOrderCounts> => {
  let open = db()
    .selectFrom('orders')
    .select(['status', 'delivery_kind', (eb) => eb.fn.countAll<number>().as('n')])
    .where('status', 'in', ['unpaid', 'paid', 'part_shipped', 'shipped']);
  const scope = call.actor.locationIds;
  if (scope !== null) open = open.where('location_id', 'in', scope.length > 0 ? [...scope] : [0]);
  const rows = await open.groupBy(['status', 'delivery_kind']).execute();
  const counts = Object.fromEntries(
    Object.entries(tabs).flatMap(([name, tab]) => {
      if (!tab || name === 'done' || name === 'cancelled') return [];
      const matching = rows.filter(
        (row) => tab.statuses.includes(row.status) && (tab.kind === undefined || tab.kind === row.delivery_kind),
      );
      return [[name, matching.reduce((sum, row) => sum + Number(row.n), 0)]];
    }),
  );
  return { counts };
};

/** @throws not_found when it is outside the scope of this member of staff */
export const staffOrderRow = async (actor: StaffActor, id: number): Promise<OrderRow> =>
  must(await inScope(actor, [id]).executeTakeFirst());

/** Those of the ids that are within the scope. */
export const staffOrderRows = (actor: StaffActor, ids: readonly number[]): Promise<OrderRow[]> => inScope(actor, ids).execute();

/** The same, locked until the transaction ends: whoever ships or hands over takes turns. @throws not_found */
export const lockStaffOrder = async (actor: StaffActor, id: number): Promise<OrderRow> =>
  must(await inScope(actor, [id]).forUpdate().executeTakeFirst());

const inScope = (actor: StaffActor, ids: readonly number[]): OrderSelect => {
  const one = db()
    .selectFrom('orders')
    .selectAll()
    .where('id', 'in', [...ids]) as OrderSelect;
  return actor.locationIds === null ? one : one.where('location_id', 'in', actor.locationIds.length > 0 ? [...actor.locationIds] : [0]);
};

export const staffOrder = async ({ id }: { id: number }, call: StaffCall): Promise<StaffOrder> =>
  staffView(await staffOrderRow(call.actor, id));

export const staffView = async (row: OrderRow): Promise<StaffOrder> => {
  const [whole, store, customers, locations, payments, refunds] = await Promise.all([
    withParts(row),
    storeOf(row),
    customerBriefs([row.customer_id]),
    readLocations(),
    paymentsOf('order', row.no),
    refundsOf('order', row.no),
  ]);
  const view = orderView(whole.row, whole.lines, whole.log, 'staff', store);
  const customer = customers.get(row.customer_id);
  const masked = row.receiver_phone ? maskPhone(row.receiver_phone) : '';
  return {
    ...view,
    address: view.address && { ...view.address, phone: masked },
    receiverPhoneMasked: masked,
    staffNote: row.staff_note,
    locationId: String(row.location_id),
    locationName: locations.find((location) => location.id === row.location_id)?.name ?? '',
    customer: {
      id: String(row.customer_id),
      nickname: customer?.nickname ?? '',
      phone: customer?.phone ? maskPhone(customer.phone) : null,
    },
    payments: payments.map((payment) => ({
      no: payment.no,
      status: payment.status,
      amount: payment.amount,
      transactionId: payment.transactionId,
      paidAt: isoOrNull(payment.paidAt),
      createdAt: iso(payment.createdAt),
    })),
    refunds: refunds.map((refund) => ({
      no: refund.no,
      status: refund.status,
      amount: refund.amount,
      reason: refund.reason,
      createdAt: iso(refund.createdAt),
      finishedAt: isoOrNull(refund.finishedAt),
    })),
  };
};
