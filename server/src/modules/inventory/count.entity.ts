import type { CountStatus } from '@huitou/shared-types/inventory/states.ts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** A counting sheet of one location. */
export const StockCount = defineEntity({
  name: 'StockCount',
  tableName: 'stock_counts',
  properties: {
    id: idColumn(),
    no: textColumn(32).unique(),
    status: p.string().length(20).$type<CountStatus>(),
    locationId: refColumn().index(),
    /** The location while the sheet is open, else null: its unique key lets one sheet be open at a time. */
    openLocationId: refColumn().nullable().unique(),
    note: textColumn(100),
    staffId: refColumn(),
    staffName: textColumn(60),
    createdAt: timeColumn(),
  },
});
export type StockCount = InferEntity<typeof StockCount>;

export const StockCountLine = defineEntity({
  name: 'StockCountLine',
  tableName: 'stock_count_lines',
  uniques: [{ properties: ['countId', 'skuId'] }],
  properties: {
    id: idColumn(),
    countId: refColumn(),
    skuId: refColumn(),
    /** On hand by the books when the number was counted; before that, when the sheet was made. */
    expected: countColumn(),
    counted: countColumn().nullable(),
  },
});
export type StockCountLine = InferEntity<typeof StockCountLine>;
