import { query } from '../../platform/db/orm.ts';
import type { StockCount, StockCountLine } from './count.entity.ts';
import type { Stock, StockMovement } from './stock.entity.ts';
import type { StockTransfer, StockTransferLine } from './transfer.entity.ts';

/** The tables of this slice for hand-written queries, in the transaction in hand. */
export const tables = () =>
  query<
    typeof Stock | typeof StockMovement | typeof StockTransfer | typeof StockTransferLine | typeof StockCount | typeof StockCountLine
  >();
