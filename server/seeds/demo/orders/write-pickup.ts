import type { PlannedOrder } from '../history.ts';
import type { StockBook } from '../stock-book.ts';
import type { Book } from './book.ts';
import type { Known } from './known.ts';

/** The pick-up code of an order, and its hand-over. */
export const writePickup = (
  planned: PlannedOrder,
  pickup: NonNullable<PlannedOrder['pickup']>,
  id: number,
  storeId: number,
  skuLine: Map<string, { lineId: number; skuId: number }>,
  known: Known,
  book: Book,
  stock: StockBook,
): void => {
  const pickupId = book.pickups.length + 1;
  const status = planned.cancelled ? 'void' : pickup.verifiedAt ? 'verified' : 'open';
  book.pickups.push({
    id: pickupId,
    order_id: id,
    store_id: storeId,
    code: pickup.code,
    open_code: status === 'open' ? pickup.code : null,
    status,
    expires_at: new Date((planned.paidAt as Date).getTime() + 14 * 86_400_000),
    verified_at: pickup.verifiedAt,
    verified_by: pickup.verifiedAt ? known.warehouseStaff.id : null,
  });
  if (!pickup.verifiedAt) return;
  for (const line of planned.lines)
    stock.book(
      'commit',
      storeId,
      (skuLine.get(line.skuCode) as { skuId: number }).skuId,
      line.quantity,
      `pickup:${pickupId}:${pickup.verifiedAt.getTime()}`,
      pickup.verifiedAt,
    );
};
