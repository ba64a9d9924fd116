import type { StaffCase, StaffCaseCounts, staffCaseListIn, StaffCasePage, StaffCaseRow } from '@huitou/shared-types/after-sales/schema.ts';
import { openCaseStatuses, staffCaseTabStatuses } from '@huitou/shared-types/after-sales/states.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { iso, isoOrNull, now } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { decodeCursor, toPage } from '../../platform/db/keyset.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { maskPhone } from '../../platform/ids.ts';
import { barcodesOf } from '../catalog/index.ts';
import { customerBriefs } from '../customers/index.ts';
import { readOrders } from '../orders/index.ts';
import { readLocations } from '../stores/index.ts';
import { type CaseRow, db } from './case.entity.ts';
import { cardsOf, rowsOfOrder, wholeCase } from './case.queries.ts';
import { caseView } from './case.view.ts';
import { staffCaseRow } from './case-rows.ts';
import { type CaseSelect, filterCases, LATE, within } from './filter-cases.ts';
import { returnLocations } from './return-address.ts';

export const staffRows = async (rows: readonly CaseRow[], viewer: StaffActor): Promise<StaffCaseRow[]> => {
  const [cards, orders, customers, locations] = await Promise.all([
    cardsOf(rows, viewer),
    readOrders([...new Set(rows.map((row) => row.order_id))]),
    customerBriefs([...new Set(rows.map((row) => row.customer_id))]),
    readLocations(),
  ]);
  return rows.map((row, i) => {
    const order = orders.get(row.order_id);
    return {
      ...(cards[i] as StaffCaseRow),
      customerId: String(row.customer_id),
      customerName: customers.get(row.customer_id)?.nickname ?? '',
      receiverPhone: order?.receiver_phone ? maskPhone(order.receiver_phone) : '',
      locationId: String(row.location_id),
      locationName: locations.find((location) => location.id === row.location_id)?.name ?? '',
      paid: order?.paid ?? 0,
      orderStatus: order?.status ?? '',
      trackingNo: row.return_tracking_no,
      overdue: row.due_at !== null && row.due_at < now() && (LATE as readonly string[]).includes(row.status),
    };
  });
};

/** By urgency: whose time runs out first comes first; what has none comes last. Ended ones, newest first. */
export const listCases = async (input: z.output<typeof staffCaseListIn>, call: StaffCall): Promise<StaffCasePage> => {
  let list = await filterCases(input, call.actor.locationIds);
  const byUrgency = input.sort === 'urgency' && input.tab !== 'done' && input.tab !== 'ended';
  if (byUrgency) {
    const after = decodeCursor(input.cursor, ['string', 'number']) as [string, number] | null;
    if (after) {
      const at = new Date(after[0]);
      list = list.where((eb) => eb.or([eb('urgent_at', '>', at), eb.and([eb('urgent_at', '=', at), eb('id', '<', after[1])])]));
    }
    list = list.orderBy('urgent_at').orderBy('id', 'desc');
  } else {
    const after = decodeCursor(input.cursor, ['number']) as [number] | null;
    if (after) list = list.where('id', '<', after[0]);
    list = list.orderBy('id', 'desc');
  }
  const rows = await list.limit(input.limit + 1).execute();
  const views = await staffRows(rows, call.actor);
  return toPage(
    rows,
    input.limit,
    (row) => views[rows.indexOf(row)] as StaffCaseRow,
    (row) => (byUrgency ? [row.urgent_at.toISOString(), row.id] : [row.id]),
  );
};

/** Counts what is open; ended cases grow for ever and tell nobody anything. */
export const caseCounts = async (_: unknown, call: StaffCall): Promise<StaffCaseCounts> => {
  const open = within(
    db()
      .selectFrom('after_sales_cases')
      .where('status', 'in', [...openCaseStatuses]) as unknown as CaseSelect,
    call.actor.locationIds,
  );
  const rows = (await open
    .select([
      'status',
      (eb) => eb.fn.countAll<number>().as('n'),
      sql<number>`coalesce(sum(due_at < ${now()} and status in (${sql.join([...LATE])})), 0)`.as('late'),
    ])
    .groupBy('status')
    .execute()) as unknown as { status: string; n: number; late: number }[];
  const counts = Object.fromEntries(
    Object.entries(staffCaseTabStatuses)
      .filter(([tab]) => tab !== 'done' && tab !== 'ended')
      .map(([tab, statuses]) => [
        tab,
        rows.filter((row) => (statuses as readonly string[]).includes(row.status)).reduce((sum, row) => sum + Number(row.n), 0),
      ]),
  );
  return { counts, overdue: rows.reduce((sum, row) => sum + Number(row.late), 0) };
};

export const staffCase = ({ id }: { id: number }, call: StaffCall): Promise<StaffCase> => staffCaseView(call.actor, id);

/** A case as staff see it. @throws not_found when it is outside the scope */
export const staffCaseView = async (actor: StaffActor, id: number): Promise<StaffCase> => {
  const row = await staffCaseRow(actor, id);
  const [whole, customers, locations, places, others] = await Promise.all([
    wholeCase(row),
    customerBriefs([row.customer_id]),
    readLocations(),
    returnLocations(),
    rowsOfOrder(row.order_id),
  ]);
  const { order } = whole;
  const customer = customers.get(row.customer_id);
  const view = caseView(whole, actor);
  const skuIds = whole.lines.map((line) => line.sku_id);
  const barcodes = await barcodesOf(skuIds);
  return {
    ...view,
    lines: view.lines.map((line) => ({
      ...line,
      skuCode: whole.orderLines.find((one) => String(one.id) === line.lineId)?.code ?? '',
      barcode: barcodes.get(Number(line.skuId)) ?? '',
    })),
    customer: {
      id: String(row.customer_id),
      nickname: customer?.nickname ?? '',
      phone: customer?.phone ? maskPhone(customer.phone) : null,
    },
    order: {
      status: order.status,
      paid: order.paid,
      refunded: order.refunded,
      freight: order.freight,
      placedAt: iso(order.placed_at),
      paidAt: isoOrNull(order.paid_at),
    },
    locationId: String(row.location_id),
    locationName: locations.find((location) => location.id === row.location_id)?.name ?? '',
    returnLocations: places,
    earlier: await cardsOf(
      others.filter((one) => one.id !== row.id),
      actor,
    ),
  };
};
