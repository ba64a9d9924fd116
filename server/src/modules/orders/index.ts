export type { OrderLineRow, OrderRow } from './order.entity.ts';
export { findOrderByNo, linesOf, ownOrder, readOrder } from './order.queries.ts';
export { filterOrders, lockStaffOrder, staffOrderRow, staffOrderRows } from './staff-orders.queries.ts';
export { recordPickup, recordShipment, undoPickup } from './record-shipment.ts';
