import { route } from '../http.ts';
import type { ById, Ok } from '../schema.ts';
import type {
  AdjustIn, CountDetail, CountListIn, CountPage, CreateCountIn, CreateTransferIn, MovementListIn, MovementPage, SaveCountIn, StockListIn, StockPage, StockRow,
  ThresholdIn, Transfer, TransferListIn, TransferPage,
} from './schema.ts';

export const inventoryRoutes = {
  stock: route<StockListIn, StockPage>()({ method: 'GET', path: '/admin/stock', access: { staff: 'stock.view' }, summary: 'Stock by SKU and location' }),
  movements: route<MovementListIn, MovementPage>()({ method: 'GET', path: '/admin/stock/movements', access: { staff: 'stock.view' }, summary: 'Stock movements, newest first' }),
  adjust: route<AdjustIn, StockRow>()({ method: 'POST', path: '/admin/stock/adjust', access: { staff: 'stock.adjust' }, summary: 'Correct stock with a reason', errors: ['stock_insufficient'] }),
  threshold: route<ThresholdIn, StockRow>()({ method: 'PUT', path: '/admin/stock/threshold', access: { staff: 'stock.adjust' }, summary: 'Warning level of one SKU at one location; null takes the shop setting' }),
  transfers: route<TransferListIn, TransferPage>()({ method: 'GET', path: '/admin/transfers', access: { staff: 'stock.view' }, summary: 'Transfers' }),
  createTransfer: route<CreateTransferIn, Transfer>()({ method: 'POST', path: '/admin/transfers', access: { staff: 'stock.transfer' }, summary: 'Send stock to another location', errors: ['stock_insufficient'] }),
  receiveTransfer: route<ById, Transfer>()({ method: 'POST', path: '/admin/transfers/:id/receive', access: { staff: 'stock.transfer' }, summary: 'Stock has arrived', errors: ['state_forbidden'] }),
  cancelTransfer: route<ById, Transfer>()({ method: 'POST', path: '/admin/transfers/:id/cancel', access: { staff: 'stock.transfer' }, summary: 'Take a transfer back', errors: ['state_forbidden'] }),
  counts: route<CountListIn, CountPage>()({ method: 'GET', path: '/admin/counts', access: { staff: 'stock.view' }, summary: 'Counting sheets' }),
  count: route<ById, CountDetail>()({ method: 'GET', path: '/admin/counts/:id', access: { staff: 'stock.view' }, summary: 'One counting sheet' }),
  createCount: route<CreateCountIn, CountDetail>()({ method: 'POST', path: '/admin/counts', access: { staff: 'stock.count' }, summary: 'Begin to count a location', errors: ['count_sheet_open'] }),
  saveCount: route<SaveCountIn, CountDetail>()({ method: 'PUT', path: '/admin/counts/:id', access: { staff: 'stock.count' }, summary: 'Save counted numbers', errors: ['state_forbidden'] }),
  postCount: route<ById, CountDetail>()({ method: 'POST', path: '/admin/counts/:id/post', access: { staff: 'stock.count' }, summary: 'Book the differences', errors: ['state_forbidden', 'stock_reserved'] }),
  cancelCount: route<ById, Ok>()({ method: 'POST', path: '/admin/counts/:id/cancel', access: { staff: 'stock.count' }, summary: 'Drop the sheet', errors: ['state_forbidden'] }),
};
