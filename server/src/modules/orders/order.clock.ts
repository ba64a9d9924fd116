import { defineClockJob, eachDue } from '../../platform/queue/clock-jobs.ts';
import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { DAY, later, MINUTE, now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { ShopError } from '../../platform/errors.ts';
import { tryMove } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { defineJob } from '../../platform/queue/jobs.ts';
import { readSettings } from '../settings/index.ts';
import { cancelUnpaid } from './cancel-order.ts';
import { db, type OrderRow } from './order.entity.ts';
import { receiveAs } from './receive-order.ts';

const BATCH = 200;

const closeIfDue = async (order: OrderRow): Promise<void> => {
  if (order.status !== 'unpaid' || order.pay_before > now()) return;
  try {
    await cancelUnpaid(order, system, '超时未支付');
  } catch (error) {
    // Paid or closed by somebody else in the meantime: nothing is left to do.
    if (!(error instanceof ShopError) || !['already_paid', 'state_forbidden'].includes(error.code)) throw error;
  }
};

/** Closes one order at its time; enqueued when it is placed. */
export const closeUnpaidJob = defineJob({
  name: 'orders.close-unpaid',
  queue: 'default',
  schema: z.object({ orderId: z.int() }),
  retry: { attempts: 8, backoffMs: 5_000 },
  handle: async ({ orderId }) => {
    const order = await db().selectFrom('orders').selectAll().where('id', '=', orderId).executeTakeFirst();
    if (order) await closeIfDue(order);
  },
});

/** Finds the unpaid orders whose job was lost. */
export const sweepUnpaidJob = defineClockJob({
  name: 'orders.sweep-unpaid',
  everyMs: MINUTE,
  handle: async (stop) => {
    const due = await db()
      .selectFrom('orders')
      .selectAll()
      .where('status', '=', 'unpaid')
      .where('pay_before', '<', later(-20_000))
      .orderBy('pay_before')
      .limit(BATCH)
      .execute();
    await eachDue(due, stop, 'unpaid order not closed yet', closeIfDue);
  },
});

/** Announces, once, that an order will soon be closed. */
export const warnUnpaidJob = defineClockJob({
  name: 'orders.warn-unpaid',
  everyMs: MINUTE,
  handle: async () => {
    const { warnMinutes } = await readSettings('trade');
    const soon = await db()
      .selectFrom('orders')
      .select(['id', 'no', 'customer_id', 'pay_before', 'payable'])
      .where('status', '=', 'unpaid')
      .where('pay_before', '>', now())
      .where('pay_before', '<', later(warnMinutes * MINUTE))
      .where('warned_at', 'is', null)
      .limit(BATCH)
      .execute();
    for (const order of soon) {
      await transact(async () => {
        const taken = await db()
          .updateTable('orders')
          .set({ warned_at: now() })
          .where('id', '=', order.id)
          .where('status', '=', 'unpaid')
          .where('warned_at', 'is', null)
          .executeTakeFirst();
        if (taken.numUpdatedRows === 1n)
          await publish('order.closing-soon', {
            orderId: order.id,
            orderNo: order.no,
            customerId: order.customer_id,
            payBefore: order.pay_before.toISOString(),
          });
      });
    }
  },
});

/** Confirms receipt when the customer's time is over. */
export const autoReceiveJob = defineClockJob({
  name: 'orders.auto-receive',
  everyMs: MINUTE,
  handle: async (stop) => {
    const due = await db()
      .selectFrom('orders')
      .select(['id', 'no', 'customer_id'])
      .where('status', '=', 'shipped')
      .where('receive_before', '<', now())
      .where('open_cases', '=', 0)
      .orderBy('receive_before')
      .limit(BATCH)
      .execute();
    await eachDue(due, stop, 'receipt not confirmed yet', (order) => receiveAs(order, system, { onlyIfDue: true }));
  },
});

/** The days after receipt are over, and so is the time that the clock stood still for a case. */
const windowOver = (days: number) => sql<boolean>`date_add(received_at, interval paused_ms * 1000 microsecond) < ${later(-days * DAY)}`;

/** What remained of the money for goods after refunds, fen. */
const netOf = async (orderId: number): Promise<number> => {
  const { net } = await db()
    .selectFrom('order_lines')
    .select(sql<number>`coalesce(sum(payable - refunded), 0)`.as('net'))
    .where('order_id', '=', orderId)
    .executeTakeFirstOrThrow();
  return Number(net);
};

/** Completes orders whose after-sales window has ended. */
export const completeJob = defineClockJob({
  name: 'orders.complete',
  everyMs: 5 * MINUTE,
  handle: async (stop) => {
    const { afterSalesDays } = await readSettings('trade');
    const due = await db()
      .selectFrom('orders')
      .select(['id', 'no', 'customer_id'])
      .where('status', '=', 'received')
      .where('received_at', '<', later(-afterSalesDays * DAY))
      .where('open_cases', '=', 0)
      .where(windowOver(afterSalesDays))
      .orderBy('received_at')
      .limit(BATCH)
      .execute();
    await eachDue(due, stop, 'order not completed yet', (order) =>
      transact(async () => {
        const where = sql`open_cases = 0 and ${windowOver(afterSalesDays)}`;
        if (await tryMove('orders', orderMoves, 'complete', order.id, system, { where }))
          await publish('order.completed', {
            orderId: order.id,
            orderNo: order.no,
            customerId: order.customer_id,
            net: await netOf(order.id),
          });
      }),
    );
  },
});
