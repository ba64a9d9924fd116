import { iso } from '../../platform/clock.ts';
import { readSkus } from '../catalog/index.ts';
import { tables } from './cart-item.entity.ts';

/** The cart as part of the copy of their data that customers may ask for. */
export const exportCart = async (customerId: number): Promise<unknown> => {
  const rows = await tables()
    .selectFrom('cart_items')
    .select(['sku_id', 'quantity', 'added_at'])
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .execute();
  const names = new Map((await readSkus(rows.map((row) => row.sku_id))).map((sku) => [sku.skuId, `${sku.productName} ${sku.spec}`.trim()]));
  return rows.map((row) => ({ name: names.get(row.sku_id) ?? '', quantity: row.quantity, addedAt: iso(row.added_at) }));
};
