export type { OrderLineRow, OrderRow } from './order.entity.ts';
export { linesOf } from './order.queries.ts';
export { staffOrderRow } from './staff-orders.queries.ts';
export { recordPickup, recordShipment, undoPickup } from './record-shipment.ts';
