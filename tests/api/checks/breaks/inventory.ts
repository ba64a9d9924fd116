import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { signInOwner } from '../../../factories/staff.ts';
import type { Breaks } from './breaks.ts';

export const breaks: Breaks = {
  prepare: async (shop) => {
    const [rows] = await shop.db.connection.query(
      'select sku_id, location_id, (select id from locations where id <> s.location_id and enabled = 1 limit 1) as target from stock s where on_hand - reserved > 5 limit 1',
    );
    const [stock] = rows as { sku_id: number; location_id: number; target: number }[];
    if (!stock) throw new Error('there is nothing to transfer');
    await shop.api(await signInOwner(shop))(inventoryRoutes.createTransfer, {
      fromId: String(stock.location_id),
      toId: String(stock.target),
      lines: [{ skuId: String(stock.sku_id), quantity: 1 }],
      note: '',
    });
  },
  of: {
    'movements add up to the stock': 'update stock set on_hand = on_hand + 1 limit 1',
    'no movement without a row of stock':
      'delete from stock where id = (select id from (select s.id from stock s join stock_movements m on m.sku_id = s.sku_id and m.location_id = s.location_id limit 1) one)',
    'reserved stock is not negative': 'update stock set reserved = -1 limit 1',
    'no more is reserved than is on hand': 'update stock set reserved = on_hand + 1 limit 1',
    'the last movement tells the stock of now': 'update stock_movements set on_hand_after = on_hand_after + 1 order by id desc limit 1',
    'what is in transit has left and has not arrived': "delete from stock_movements where reason = 'transfer_out'",
  },
};
