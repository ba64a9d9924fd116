import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** One cell of a product's spec matrix: what is priced, stocked and bought. Rows are never deleted, since orders and stock refer to them. */
export const Sku = defineEntity({
  name: 'Sku',
  tableName: 'skus',
  indexes: [{ properties: ['productId', 'position'] }],
  properties: {
    id: idColumn(),
    productId: refColumn(),
    code: textColumn(40).unique(),
    barcode: textColumn(20).index(),
    values: jsonColumn<string[]>().fieldName('spec_values'),
    /** `红色 / L`; empty for a product without specs. */
    spec: textColumn(100),
    price: fenColumn(),
    marketPrice: fenColumn().nullable(),
    cost: fenColumn().nullable(),
    picture: textColumn(300).nullable(),
    /** The picture to show for it: its own, else its spec value's, else the product's. */
    cover: textColumn(300),
    weightG: countColumn(),
    volumeCm3: countColumn(),
    enabled: p.boolean(),
    /** Taken out of the product; kept for what refers to it, and revived when its code comes back. */
    removed: p.boolean(),
    position: countColumn(),
    /** What the stock slice last told: for display only. */
    available: countColumn(),
  },
});
export type Sku = InferEntity<typeof Sku>;

/** One change of one SKU's price, fen. Rows are only added. */
export const PriceChange = defineEntity({
  name: 'PriceChange',
  tableName: 'price_history',
  indexes: [{ properties: ['productId', 'id'] }],
  properties: {
    id: idColumn(),
    productId: refColumn(),
    skuId: refColumn(),
    skuCode: textColumn(40),
    priceFrom: fenColumn(),
    priceTo: fenColumn(),
    staffId: refColumn().nullable(),
    staffName: textColumn(60),
    at: timeColumn(),
  },
});
export type PriceChange = InferEntity<typeof PriceChange>;
