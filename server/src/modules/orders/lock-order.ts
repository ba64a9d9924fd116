import { must } from '../../platform/errors.ts';
import { db, type OrderLineRow, type OrderRow } from './order.entity.ts';

/**
 * An order with its lines, locked until the transaction ends: whoever ships, refunds or opens a case takes turns.
 * Lock the order before anything that hangs on it. @throws not_found
 */
export const lockOrder = async (id: number): Promise<{ order: OrderRow; lines: OrderLineRow[] }> => {
  const order = must(await db().selectFrom('orders').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
  // Under the lock the lines cannot change; a plain read could still show an older snapshot.
  const lines = await db().selectFrom('order_lines').selectAll().where('order_id', '=', id).orderBy('id').forUpdate().execute();
  return { order, lines };
};

/** The lines of a locked order by id. */
export const lineOf = (lines: readonly OrderLineRow[], lineId: number): OrderLineRow => must(lines.find((line) => line.id === lineId));
