import { sql } from 'kysely';
import { tables } from './tables.ts';

/** What still binds a location: goods on hand, transfers on their way from or to it, an open counting sheet. Null when nothing does. */
export const stockAtLocation = async (locationId: number): Promise<string | null> => {
  const stock = await tables()
    .selectFrom('stock')
    .select(sql<number>`coalesce(sum(on_hand), 0)`.as('pieces'))
    .where('location_id', '=', locationId)
    .executeTakeFirst();
  if (Number(stock?.pieces ?? 0) > 0) return `仍有库存 ${Number(stock?.pieces)} 件`;
  const transfer = await tables()
    .selectFrom('stock_transfers')
    .select('no')
    .where('status', '=', 'in_transit')
    .where((eb) => eb.or([eb('from_id', '=', locationId), eb('to_id', '=', locationId)]))
    .executeTakeFirst();
  if (transfer) return `仍有在途调拨 ${transfer.no}`;
  const count = await tables().selectFrom('stock_counts').select('no').where('open_location_id', '=', locationId).executeTakeFirst();
  return count ? `有进行中的盘点 ${count.no}` : null;
};
