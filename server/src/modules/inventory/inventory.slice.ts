import type { Slice } from '../../platform/slice.ts';
import { registerLocationUse } from '../stores/index.ts';
import { StockCount, StockCountLine } from './count.entity.ts';
import { handlers } from './inventory.events.ts';
import { inventoryInvariants } from './invariants.ts';
import { routes } from './inventory.routes.ts';
import { stockAtLocation } from './location-use.ts';
import { Stock, StockMovement } from './stock.entity.ts';
import { tellAllJob, tellChangesJob } from './tell-changes.ts';
import { StockTransfer, StockTransferLine } from './transfer.entity.ts';

registerLocationUse(stockAtLocation);

export const inventorySlice: Slice = {
  name: 'inventory',
  entities: [Stock, StockMovement, StockTransfer, StockTransferLine, StockCount, StockCountLine],
  routes,
  handlers,
  jobs: [tellChangesJob, tellAllJob],
  invariants: inventoryInvariants,
};
