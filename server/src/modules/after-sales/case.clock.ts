import { defineClockJob, eachDue } from '../../platform/queue/clock-jobs.ts';
import { sql } from 'kysely';
import { HOUR, later, MINUTE, now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { ShopError } from '../../platform/errors.ts';
import { type Handler, on } from '../../platform/queue/events.ts';
import { findOrderByNo } from '../orders/index.ts';
import { refundsOf } from '../payments/index.ts';
import { agreeAs } from './agree-case.ts';
import { type CaseRow, db } from './case.entity.ts';
import { dueColumns, lockCase, tryMoveCase } from './case-rows.ts';
import { finishExchange } from './finish-exchange.ts';
import { letGo } from './let-go.ts';
import { addMessage } from './messages.ts';

const BATCH = 200;

/** The customer sent nothing in time. Whoever was faster, or an extension, wins. */
const expire = (id: number): Promise<void> =>
  transact(async () => {
    const locked = await lockCase(id);
    const done = await tryMoveCase(locked.row, 'expire', system, {
      set: { ended_at: now(), reserved: false, ...dueColumns(null) },
      where: sql`due_at <= ${now()}`,
    });
    if (done) await letGo(locked);
  });

const actOn = async (row: Pick<CaseRow, 'id' | 'status'>): Promise<void> => {
  if (row.status === 'agreed') return expire(row.id);
  if (row.status === 'reshipped') return void (await finishExchange(row.id, system));
  try {
    await agreeAs(row.id, system);
  } catch (error) {
    if (!(error instanceof ShopError)) throw error;
    if (error.code !== 'state_forbidden') await leaveToStaff(row.id, error.message);
  }
};

/** What the clock cannot agree to waits for a person, and says why; it is tried again after an hour. */
const leaveToStaff = (id: number, why: string): Promise<void> =>
  transact(async () => {
    const taken = await db()
      .updateTable('after_sales_cases')
      .set(dueColumns(later(HOUR)))
      .where('id', '=', id)
      .where('status', '=', 'requested')
      .executeTakeFirst();
    if (taken.numUpdatedRows === 1n) await addMessage(id, system, { text: `系统自动同意未成功：${why}`, internal: true });
  });

/** Acts on every case whose time is over: agrees, closes, completes. */
export const caseClockJob = defineClockJob({
  name: 'after-sales.clock',
  everyMs: MINUTE,
  handle: async (stop) => {
    const due = await db()
      .selectFrom('after_sales_cases')
      .select(['id', 'status'])
      .where('status', 'in', ['requested', 'agreed', 'reshipped'])
      .where('due_at', '<=', now())
      .orderBy('due_at')
      .limit(BATCH)
      .execute();
    await eachDue(due, stop, 'case not settled by the clock', actOn);
  },
});

/** Ends the cases of an order whose money has arrived. Safe to repeat. */
const finishRefunds = async (orderNo: string): Promise<void> => {
  const order = await findOrderByNo(orderNo);
  if (!order) return;
  const [cases, refunds] = await Promise.all([
    db().selectFrom('after_sales_cases').selectAll().where('order_id', '=', order.id).where('status', '=', 'refunding').execute(),
    refundsOf('order', orderNo),
  ]);
  for (const row of cases) {
    const arrived = refunds.find((refund) => refund.rootId === row.refund_id && refund.status === 'succeeded');
    if (!arrived) continue;
    const set = { ended_at: arrived.finishedAt ?? now() };
    await transact(() => tryMoveCase(row, 'finishRefund', system, { set }));
  }
};

/** Finds the refunds whose announcement was handled before their case was written, or lost. */
export const sweepRefundsJob = defineClockJob({
  name: 'after-sales.sweep-refunds',
  everyMs: 10 * MINUTE,
  handle: async (stop) => {
    const waiting = await db()
      .selectFrom('after_sales_cases')
      .select(['id', 'order_no'])
      .where('status', '=', 'refunding')
      .orderBy('id')
      .limit(BATCH)
      .execute();
    await eachDue(waiting, stop, 'case not ended yet', (row) => finishRefunds(row.order_no));
  },
});

export const handlers: Handler[] = [
  on('refund.succeeded', 'after-sales.finish-refund', async ({ kind, no }) => {
    if (kind === 'order') await finishRefunds(no);
  }),
];
