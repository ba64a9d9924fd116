import { caseMoves, type CaseMove, type CaseStatus } from '@huitou/shared-types/after-sales/states.ts';
import type { Actor, StaffActor } from '../../platform/context.ts';
import { fail, must } from '../../platform/errors.ts';
import { type MoveOptions, tryMove } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { type Claim, lockOrder, type OrderLineRow, type OrderRow } from '../orders/index.ts';
import { type CaseLineRow, type CaseRow, db } from './case.entity.ts';

/** Sorts what has no time after everything that has one. */
const NEVER = new Date('9999-01-01T00:00:00.000Z');
/** The columns that say until when something must happen; null when nothing must. */
export const dueColumns = (at: Date | null) => ({ due_at: at, urgent_at: at ?? NEVER });

export interface LockedCase {
  row: CaseRow;
  lines: CaseLineRow[];
  order: OrderRow;
  orderLines: OrderLineRow[];
}

/** A case with its order, both locked until the transaction ends: the order first, as everybody does. @throws not_found */
export const lockCase = async (id: number): Promise<LockedCase> => {
  const { order_id: orderId } = must(await db().selectFrom('after_sales_cases').select('order_id').where('id', '=', id).executeTakeFirst());
  const { order, lines: orderLines } = await lockOrder(orderId);
  const row = must(await db().selectFrom('after_sales_cases').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
  const lines = await db().selectFrom('after_sales_lines').selectAll().where('case_id', '=', id).orderBy('id').forUpdate().execute();
  return { row, lines, order, orderLines };
};

/** @throws not_found when it is not this customer's */
export const ownCase = async (customerId: number, id: number): Promise<CaseRow> =>
  must(
    await db().selectFrom('after_sales_cases').selectAll().where('id', '=', id).where('customer_id', '=', customerId).executeTakeFirst(),
  );

/** @throws not_found when neither the order's location nor that of the return is within the scope of this member of staff */
export const staffCaseRow = async (actor: StaffActor, id: number): Promise<CaseRow> => {
  const row = must(await db().selectFrom('after_sales_cases').selectAll().where('id', '=', id).executeTakeFirst());
  const within =
    actor.locationIds === null ||
    [row.location_id, row.return_location_id].some((place) => place !== null && actor.locationIds?.includes(place));
  return within ? row : fail('not_found');
};

export const linesOfCases = async (ids: readonly number[]): Promise<Map<number, CaseLineRow[]>> => {
  const byCase = new Map<number, CaseLineRow[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return byCase;
  for (const line of await db()
    .selectFrom('after_sales_lines')
    .selectAll()
    .where('case_id', 'in', [...ids])
    .orderBy('id')
    .execute())
    byCase.get(line.case_id)?.push(line);
  return byCase;
};

/** Whether a case of this kind keeps its pieces from being shipped. */
export const holds = (row: Pick<CaseRow, 'stage'>): boolean => row.stage === 'unshipped';
/** What the case has hold of, as its order knows it. */
export const claimOf = (row: CaseRow, lines: readonly CaseLineRow[]): Claim => ({
  orderId: row.order_id,
  caseId: row.id,
  lines: lines.map((line) => ({ lineId: line.line_id, quantity: line.quantity, amount: line.amount, hold: holds(row) })),
  freight: row.freight,
});

/** Moves a case on and announces it. @throws state_forbidden when somebody was faster, or when the time for it has not come */
export const moveCase = async (row: CaseRow, name: CaseMove, actor: Actor, options: MoveOptions = {}): Promise<void> => {
  if (!(await tryMoveCase(row, name, actor, options))) fail('state_forbidden');
};
export const tryMoveCase = async (row: CaseRow, name: CaseMove, actor: Actor, options: MoveOptions = {}): Promise<boolean> => {
  if (!(await tryMove('after_sales_cases', caseMoves, name, row.id, actor, options))) return false;
  const status: CaseStatus = caseMoves[name].to;
  await publish('after-sales.moved', { caseId: row.id, orderId: row.order_id, customerId: row.customer_id, status });
  return true;
};
