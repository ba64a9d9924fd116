import type { adjustIn, StockRow, thresholdIn } from '@huitou/shared-types/inventory/schema.ts';
import type { z } from 'zod';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { newNo } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { readSkus } from '../catalog/index.ts';
import { bookMovements, openStockRows } from './book-movements.ts';
import { scopedLocation } from './scope.ts';
import { stockViews } from './stock.view.ts';
import { tables } from './tables.ts';

const rowOf = async (skuId: number, locationId: number): Promise<StockRow> => {
  const row = await tables()
    .selectFrom('stock')
    .select(['sku_id', 'location_id', 'on_hand', 'reserved', 'low_threshold'])
    .where('sku_id', '=', skuId)
    .where('location_id', '=', locationId)
    .executeTakeFirst();
  return must((await stockViews([must(row)]))[0]);
};

/**
 * Corrects what is on hand by `delta` pieces, with a reason, audited.
 * @throws not_found; stock_insufficient when less than nothing, or less than what is reserved, would be left
 */
export const adjustStock = async (input: z.output<typeof adjustIn>, call: StaffCall): Promise<StockRow> => {
  const location = await scopedLocation(call, input.locationId);
  const sku = must((await readSkus([input.skuId]))[0]);
  const note = input.note === '' ? input.reason : `${input.reason}：${input.note}`;
  await transact(async () => {
    await openStockRows(location.id, [input.skuId]);
    const source = `adjust:${newNo('A')}`;
    const done = await bookMovements(
      input.reason === '采购入库' ? 'receive' : 'adjust',
      location.id,
      [{ skuId: input.skuId, onHand: input.delta, reserved: 0, source }],
      { note, staff: call.actor },
    );
    const after = await tables()
      .selectFrom('stock')
      .select(['on_hand', 'reserved'])
      .where('sku_id', '=', input.skuId)
      .where('location_id', '=', location.id)
      .executeTakeFirstOrThrow();
    if (!done)
      fail(
        'stock_insufficient',
        `${location.name}现有 ${after.on_hand} 件，其中 ${after.reserved} 件已被订单占用，最多可减 ${after.on_hand - after.reserved} 件`,
        { onHand: after.on_hand, reserved: after.reserved },
      );
    await recordAudit(call.actor, {
      action: 'stock.adjust',
      subject: 'sku',
      subjectId: input.skuId,
      summary: `${location.name} ${sku.code} 库存${input.delta > 0 ? '增加' : '减少'} ${Math.abs(input.delta)}：${note}`,
      before: { onHand: after.on_hand - input.delta },
      after: { onHand: after.on_hand },
    });
  });
  return rowOf(input.skuId, location.id);
};

/** Sets at how many pieces a SKU is announced as low at a location; null takes the shop's setting. @throws not_found */
export const setThreshold = async (input: z.output<typeof thresholdIn>, call: StaffCall): Promise<StockRow> => {
  const location = await scopedLocation(call, input.locationId);
  must((await readSkus([input.skuId]))[0]);
  await transact(async () => {
    await openStockRows(location.id, [input.skuId]);
    await tables()
      .updateTable('stock')
      .set({ low_threshold: input.lowThreshold, dirty: true })
      .where('sku_id', '=', input.skuId)
      .where('location_id', '=', location.id)
      .execute();
    await recordAudit(call.actor, {
      action: 'stock.threshold',
      subject: 'sku',
      subjectId: input.skuId,
      summary: `${location.name} 低库存预警：${input.lowThreshold ?? '按店铺设置'}`,
      after: { lowThreshold: input.lowThreshold },
    });
  });
  return rowOf(input.skuId, location.id);
};
