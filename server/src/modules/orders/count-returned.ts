import { sql } from 'kysely';
import { fail } from '../../platform/errors.ts';
import { db } from './order.entity.ts';

/** Counts pieces that came back for good, in the caller's transaction. @throws case_pieces_exceed when they never left */
export const countReturned = async (orderId: number, pieces: readonly { lineId: number; quantity: number }[]): Promise<void> => {
  for (const { lineId, quantity } of [...pieces].sort((a, b) => a.lineId - b.lineId)) {
    const done = await db()
      .updateTable('order_lines')
      .set({ returned: sql`returned + ${quantity}` })
      .where('id', '=', lineId)
      .where('order_id', '=', orderId)
      .where(sql<boolean>`shipped - returned >= ${quantity}`)
      .executeTakeFirst();
    if (done.numUpdatedRows !== 1n) fail('case_pieces_exceed', undefined, { lineId: String(lineId) });
  }
};
