import type { MovementReason } from '@huitou/shared-types/inventory/states.ts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** What one location has of one SKU. 0 ≤ reserved ≤ onHand: held by the guard of the one statement that changes it (book-movements.ts). */
export const Stock = defineEntity({
  name: 'Stock',
  tableName: 'stock',
  uniques: [{ properties: ['skuId', 'locationId'] }],
  indexes: [{ properties: ['locationId', 'skuId'] }, { properties: ['dirty', 'skuId'] }],
  properties: {
    id: idColumn(),
    skuId: refColumn(),
    locationId: refColumn(),
    onHand: countColumn(),
    /** Promised to orders and not handed out yet. */
    reserved: countColumn(),
    /** Warning level; null takes the shop's setting. */
    lowThreshold: countColumn().nullable(),
    /** Since when it is announced as low; null while it is not. */
    lowSince: timeColumn().nullable(),
    /** Changed since the shop windows were last told (refresh-availability.ts). */
    dirty: p.boolean(),
  },
});
export type Stock = InferEntity<typeof Stock>;

/** Every change of stock, with the levels after it. Rows are only ever added; their sums are the stock. */
export const StockMovement = defineEntity({
  name: 'StockMovement',
  tableName: 'stock_movements',
  indexes: [{ properties: ['skuId', 'id'] }, { properties: ['locationId', 'id'] }],
  properties: {
    id: idColumn(),
    at: timeColumn(),
    skuId: refColumn(),
    locationId: refColumn(),
    reason: p.string().length(20).$type<MovementReason>(),
    onHandDelta: countColumn(),
    reservedDelta: countColumn(),
    onHandAfter: countColumn(),
    reservedAfter: countColumn(),
    /** What caused it: `order:123`, `parcel:45`, `count:6`. */
    source: textColumn(80),
    note: textColumn(120),
    staffId: refColumn().nullable(),
    staffName: textColumn(60),
    /** `reason:source:skuId`: the same thing cannot be booked twice. */
    businessKey: textColumn(140).unique(),
  },
});
export type StockMovement = InferEntity<typeof StockMovement>;
