import type { TransferStatus } from '@huitou/shared-types/inventory/states.ts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** Goods on their way from one location to another: out of the first when sent, into the second when received. */
export const StockTransfer = defineEntity({
  name: 'StockTransfer',
  tableName: 'stock_transfers',
  indexes: [{ properties: ['status', 'id'] }, { properties: ['fromId', 'status'] }, { properties: ['toId', 'status'] }],
  properties: {
    id: idColumn(),
    no: textColumn(32).unique(),
    status: p.string().length(20).$type<TransferStatus>(),
    fromId: refColumn(),
    toId: refColumn(),
    note: textColumn(100),
    staffId: refColumn(),
    staffName: textColumn(60),
    createdAt: timeColumn(),
  },
});
export type StockTransfer = InferEntity<typeof StockTransfer>;

export const StockTransferLine = defineEntity({
  name: 'StockTransferLine',
  tableName: 'stock_transfer_lines',
  uniques: [{ properties: ['transferId', 'skuId'] }],
  properties: { id: idColumn(), transferId: refColumn(), skuId: refColumn(), quantity: countColumn() },
});
export type StockTransferLine = InferEntity<typeof StockTransferLine>;
