import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { Buyable } from './buyable.ts';
import { tables } from './cart-item.entity.ts';

/** As many different SKUs as a cart holds. */
const CAP = 120;

/**
 * Adds pieces to the item of a SKU, or makes the item; parallel calls add up exactly. Fewer than the minimum are raised to it; what goes over
 * `most` is cut to it, or refused when `cut` is false. Answers the quantity now in the cart.
 * @throws cart_full, stock_insufficient or purchase_limit with the most that can be had
 */
export const putIn = (customerId: number, { sku, most, available, why }: Buyable, quantity: number, cut: boolean): Promise<number> =>
  transact(async () => {
    const at = now();
    const wanted = Math.max(quantity, sku.minQuantity);
    await tables()
      .insertInto('cart_items')
      .values({
        customer_id: customerId,
        sku_id: sku.skuId,
        quantity: wanted,
        selected: true,
        price_then: sku.price,
        added_at: at,
        updated_at: at,
      })
      .onDuplicateKeyUpdate({ quantity: sql`cart_items.quantity + ${quantity}`, selected: true, updated_at: at })
      .execute();
    // Reads the row that this transaction has just locked, and the neighbours that nobody may add while it counts.
    const rows = await tables()
      .selectFrom('cart_items')
      .select(['sku_id', 'quantity'])
      .where('customer_id', '=', customerId)
      .limit(CAP + 1)
      .forUpdate()
      .execute();
    if (rows.length > CAP) fail('cart_full');
    const now_ = rows.find((row) => row.sku_id === sku.skuId)?.quantity ?? wanted;
    if (now_ <= most) return now_;
    if (!cut)
      fail(
        most === available ? 'stock_insufficient' : 'purchase_limit',
        `${why}${now_ > wanted ? `，购物车中已有 ${now_ - quantity} ${sku.unit}` : ''}`,
        { most },
      );
    await tables()
      .updateTable('cart_items')
      .set({ quantity: most })
      .where('customer_id', '=', customerId)
      .where('sku_id', '=', sku.skuId)
      .execute();
    return most;
  });
