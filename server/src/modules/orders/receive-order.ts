import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { orderMoves } from '@huitou/shared-types/orders/states.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Actor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { tryMove } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { myOrder, ownOrder } from './order.queries.ts';

/** The customer has the goods. @throws not_found, state_forbidden */
export const receiveOrder = async ({ id }: { id: number }, call: CustomerCall): Promise<Order> => {
  if (!(await receiveAs(await ownOrder(call.actor.id, id), call.actor))) fail('state_forbidden');
  return myOrder(call.actor.id, id);
};

/** Confirms receipt; answers false when the order is not on its way (any more). `onlyIfDue`: an extension that came first wins. */
export const receiveAs = (
  order: { id: number; no: string; customer_id: number },
  actor: Actor,
  options: { onlyIfDue?: boolean } = {},
): Promise<boolean> =>
  transact(async () => {
    const at = now();
    const done = await tryMove('orders', orderMoves, 'receive', order.id, actor, {
      set: { received_at: at },
      title: actor.kind === 'system' ? '系统自动确认收货' : '确认收货',
      ...(options.onlyIfDue ? { where: sql`receive_before < ${at} and open_cases = 0` } : {}),
    });
    if (done) await publish('order.received', { orderId: order.id, orderNo: order.no, customerId: order.customer_id });
    return done;
  });
