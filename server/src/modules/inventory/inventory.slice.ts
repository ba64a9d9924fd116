import type { Slice } from '../../platform/slice.ts';
import { StockCount, StockCountLine } from './count.entity.ts';
import { Stock, StockMovement } from './stock.entity.ts';
import { StockTransfer, StockTransferLine } from './transfer.entity.ts';

export const inventorySlice: Slice = { name: 'inventory', entities: [Stock, StockMovement, StockTransfer, StockTransferLine, StockCount, StockCountLine] };
