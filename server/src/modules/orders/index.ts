export { cancelPieces, type CancelledPieces } from './cancel-pieces.ts';
export {
  caseClosed,
  caseOpened,
  changeClaim,
  type Claim,
  claimForCase,
  type ClaimLine,
  freeFromCase,
  refundableFreightOf,
  refundableOf,
} from './claim-lines.ts';
export { type BenefitsBack, foreseeBenefits } from './benefits-back.ts';
export { firstOrderIds } from './first-orders.ts';
export { lockOrder } from './lock-order.ts';
export { leftToShip, type OrderLineRow, type OrderRow } from './order.entity.ts';
export { findOrderByNo, linesOf, ordersOfCustomer, ownOrder, readOrder, readOrders } from './order.queries.ts';
export { type FlashOrder, placeFlashOrders } from './place-flash-orders.ts';
export { recordRefund, type RecordedRefund } from './record-refund.ts';
export { countReturned } from './count-returned.ts';
export { filterOrders, lockStaffOrder, staffOrderRow, staffOrderRows } from './staff-orders.queries.ts';
export { recordPickup, recordShipment, undoPickup } from './record-shipment.ts';
export { countPaidOrders, type PaidOrder, type PaidOrderLine, type PaidRange, readPaidOrders } from './read-paid-orders.ts';
