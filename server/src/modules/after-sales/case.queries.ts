import type { CaseCard, CaseCards, caseListIn, CasePage, CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { openCaseStatuses } from '@huitou/shared-types/after-sales/states.ts';
import type { z } from 'zod';
import type { StaffActor } from '../../platform/context.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { query } from '../../platform/db/orm.ts';
import { must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import type { StateLog } from '../../platform/state-log.entity.ts';
import { linesOf, ownOrder, readOrder } from '../orders/index.ts';
import { refundsOf } from '../payments/index.ts';
import { type CaseRow, db } from './case.entity.ts';
import { linesOfCases, ownCase } from './case-rows.ts';
import { caseCard, caseView, type WholeCase } from './case.view.ts';
import { windowOf } from './window.ts';

/** A case with all that its detail shows. */
export const wholeCase = async (row: CaseRow): Promise<WholeCase> => {
  const order = must(await readOrder(row.order_id));
  const [lines, orderLines, messages, log, refunds, window] = await Promise.all([
    linesOfCases([row.id]),
    linesOf([order.id]),
    db().selectFrom('after_sales_messages').selectAll().where('case_id', '=', row.id).orderBy('id').limit(500).execute(),
    query<typeof StateLog>()
      .selectFrom('state_log')
      .select(['at', 'title', 'note', 'actor_kind', 'actor_name'])
      .where('subject', '=', 'after_sales_cases')
      .where('subject_id', '=', row.id)
      .orderBy('id')
      .limit(200)
      .execute(),
    row.refund_id === null ? [] : refundsOf('order', row.order_no),
    windowOf(order),
  ]);
  const mine = refunds.filter((refund) => refund.rootId === row.refund_id);
  return {
    row,
    lines: lines.get(row.id) ?? [],
    order,
    orderLines: orderLines.get(order.id) ?? [],
    messages,
    log,
    // The newest: a number that WeChat closed goes on under another.
    refund: mine.at(-1) ?? null,
    windowOpen: window.open,
  };
};

export const myCase = async (customerId: number, id: number): Promise<CaseView> =>
  caseView(await wholeCase(await ownCase(customerId, id)), 'customer');
export const caseDetail = ({ id }: { id: number }, call: CustomerCall): Promise<CaseView> => myCase(call.actor.id, id);

/** Cards of cases, with three statements however many there are. */
export const cardsOf = async (rows: readonly CaseRow[], viewer: 'customer' | StaffActor): Promise<CaseCard[]> => {
  const [lines, orderLines] = await Promise.all([
    linesOfCases(rows.map((row) => row.id)),
    linesOf([...new Set(rows.map((row) => row.order_id))]),
  ]);
  return rows.map((row) => caseCard(row, lines.get(row.id) ?? [], orderLines.get(row.order_id) ?? [], viewer));
};

export const listMyCases = async (input: z.output<typeof caseListIn>, call: CustomerCall): Promise<CasePage> => {
  const after = idCursor(input.cursor);
  let list = db().selectFrom('after_sales_cases').selectAll().where('customer_id', '=', call.actor.id);
  if (input.tab !== 'all') list = list.where('status', input.tab === 'open' ? 'in' : 'not in', [...openCaseStatuses]);
  if (after !== null) list = list.where('id', '<', after);
  const rows = await list
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const cards = await cardsOf(rows, 'customer');
  return toPage(
    rows,
    input.limit,
    (row) => cards[rows.indexOf(row)] as CaseCard,
    (row) => [row.id],
  );
};

export const casesOfOrder = async ({ orderId }: { orderId: number }, call: CustomerCall): Promise<CaseCards> => {
  const order = await ownOrder(call.actor.id, orderId);
  return { items: await cardsOf(await rowsOfOrder(order.id), 'customer') };
};

export const rowsOfOrder = (orderId: number): Promise<CaseRow[]> =>
  db().selectFrom('after_sales_cases').selectAll().where('order_id', '=', orderId).orderBy('id', 'desc').limit(100).execute();
