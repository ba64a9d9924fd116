import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import {
  adjustIn,
  countDetail,
  countListIn,
  countPage,
  createCountIn,
  createTransferIn,
  movementListIn,
  movementPage,
  saveCountIn,
  stockListIn,
  stockPage,
  stockRow,
  thresholdIn,
  transfer,
  transferListIn,
  transferPage,
} from '@huitou/shared-types/inventory/schema.ts';
import { byId, ok } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { adjustStock, setThreshold } from './adjust-stock.ts';
import * as counts from './count.queries.ts';
import { cancelCount, createCount, postCount, saveCount } from './count-stock.ts';
import { listMovements, listStock } from './stock.queries.ts';
import { listTransfers } from './transfer.queries.ts';
import { cancelTransfer, createTransfer, receiveTransfer } from './transfer-stock.ts';

export const routes: Mounted[] = [
  mount(inventoryRoutes.stock, { in: stockListIn, out: stockPage }, listStock),
  mount(inventoryRoutes.movements, { in: movementListIn, out: movementPage }, listMovements),
  mount(inventoryRoutes.adjust, { in: adjustIn, out: stockRow }, adjustStock),
  mount(inventoryRoutes.threshold, { in: thresholdIn, out: stockRow }, setThreshold),
  mount(inventoryRoutes.transfers, { in: transferListIn, out: transferPage }, listTransfers),
  mount(inventoryRoutes.createTransfer, { in: createTransferIn, out: transfer }, createTransfer),
  mount(inventoryRoutes.receiveTransfer, { in: byId, out: transfer }, receiveTransfer),
  mount(inventoryRoutes.cancelTransfer, { in: byId, out: transfer }, cancelTransfer),
  mount(inventoryRoutes.counts, { in: countListIn, out: countPage }, counts.listCounts),
  mount(inventoryRoutes.count, { in: byId, out: countDetail }, counts.countDetail),
  mount(inventoryRoutes.createCount, { in: createCountIn, out: countDetail }, createCount),
  mount(inventoryRoutes.saveCount, { in: saveCountIn, out: countDetail }, saveCount),
  mount(inventoryRoutes.postCount, { in: byId, out: countDetail }, postCount),
  mount(inventoryRoutes.cancelCount, { in: byId, out: ok }, cancelCount),
];
