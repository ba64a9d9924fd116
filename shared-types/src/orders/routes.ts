import { route } from '../http.ts';
import type { NoInput, Ok } from '../schema.ts';
import type { TaskStarted } from '../catalog/schema.ts';
import type {
  BuyAgainOut, ByNo, CancelIn, ChangeAddressIn, ExportOrdersIn, Order, OrderCounts, OrderListIn, OrderPage, OrderRef, PlaceOrderIn, RevealedReceiver, StaffAddressIn,
  StaffNoteIn, StaffOrder, StaffOrderCounts, StaffOrderListIn, StaffOrderPage, StaffPriceIn, StaffReasonIn, StaffRevealIn,
} from './schema.ts';

export const orderRoutes = {
  place: route<PlaceOrderIn, Order>()({
    method: 'POST', path: '/orders', access: 'customer', summary: 'Place an order at the total that was shown, or be refused', ownIdempotency: true,
    errors: ['nothing_to_order', 'item_unavailable', 'stock_insufficient', 'purchase_limit', 'min_quantity', 'out_of_area', 'price_changed', 'address_required', 'pickup_store_required'],
  }),
  list: route<OrderListIn, OrderPage>()({ method: 'GET', path: '/orders', access: 'customer', summary: 'My orders, newest first' }),
  counts: route<NoInput, OrderCounts>()({ method: 'GET', path: '/orders/counts', access: 'customer', summary: 'Badges of my order tabs' }),
  detail: route<OrderRef, Order>()({ method: 'GET', path: '/orders/:id', access: 'customer', summary: 'One of my orders' }),
  byNo: route<ByNo, Order>()({ method: 'GET', path: '/orders/by-no/:no', access: 'customer', summary: 'One of my orders by its number (where WeChat links to)' }),
  cancel: route<CancelIn, Order>()({ method: 'POST', path: '/orders/:id/cancel', access: 'customer', summary: 'Cancel an unpaid order', errors: ['state_forbidden', 'already_paid'] }),
  changeAddress: route<ChangeAddressIn, Order>()({ method: 'POST', path: '/orders/:id/address', access: 'customer', summary: 'Change the address before shipping, where the freight stays the same', errors: ['state_forbidden', 'address_locked', 'out_of_area', 'price_changed'] }),
  hurry: route<OrderRef, Order>()({ method: 'POST', path: '/orders/:id/hurry', access: 'customer', summary: 'Ask the shop to ship; once a day', errors: ['state_forbidden', 'hurry_too_soon'] }),
  extend: route<OrderRef, Order>()({ method: 'POST', path: '/orders/:id/extend', access: 'customer', summary: 'Put off the automatic receipt, once', errors: ['state_forbidden', 'extend_once'] }),
  receive: route<OrderRef, Order>()({ method: 'POST', path: '/orders/:id/receive', access: 'customer', summary: 'Confirm receipt', errors: ['state_forbidden'] }),
  hide: route<OrderRef, Ok>()({ method: 'POST', path: '/orders/:id/hide', access: 'customer', summary: 'Hide a finished order from my list', errors: ['state_forbidden'] }),
  buyAgain: route<OrderRef, BuyAgainOut>()({ method: 'POST', path: '/orders/:id/buy-again', access: 'customer', summary: 'Put what can still be had into my cart', errors: ['cart_full'] }),
};

const view = { staff: 'order.view' } as const;
export const orderAdminRoutes = {
  list: route<StaffOrderListIn, StaffOrderPage>()({ method: 'GET', path: '/admin/orders', access: view, summary: 'Orders' }),
  counts: route<NoInput, StaffOrderCounts>()({ method: 'GET', path: '/admin/orders/counts', access: view, summary: 'Orders by tab' }),
  detail: route<OrderRef, StaffOrder>()({ method: 'GET', path: '/admin/orders/:id', access: view, summary: 'One order with money and timeline' }),
  note: route<StaffNoteIn, StaffOrder>()({ method: 'PUT', path: '/admin/orders/:id/note', access: { staff: 'order.note' }, summary: 'Set the note that only staff see' }),
  cancel: route<StaffReasonIn, StaffOrder>()({ method: 'POST', path: '/admin/orders/:id/cancel', access: { staff: 'order.cancel' }, summary: 'Cancel an unpaid order', errors: ['state_forbidden', 'already_paid'] }),
  close: route<StaffReasonIn, StaffOrder>()({ method: 'POST', path: '/admin/orders/:id/close', access: { staff: 'order.cancel' }, summary: 'Close a paid order that has not shipped and give the money back', rePassword: true, errors: ['state_forbidden'] }),
  changePrice: route<StaffPriceIn, StaffOrder>()({ method: 'POST', path: '/admin/orders/:id/price', access: { staff: 'order.price' }, summary: 'Change what an unpaid order costs', rePassword: true, errors: ['state_forbidden', 'already_paid'] }),
  changeAddress: route<StaffAddressIn, StaffOrder>()({ method: 'POST', path: '/admin/orders/:id/address', access: { staff: 'order.address' }, summary: 'Change the address before shipping', errors: ['state_forbidden', 'address_locked', 'out_of_area'] }),
  revealPhone: route<StaffRevealIn, RevealedReceiver>()({ method: 'POST', path: '/admin/orders/:id/phone', access: { staff: 'customer.reveal' }, summary: 'Show the receiver’s whole phone number; logged' }),
  export: route<ExportOrdersIn, TaskStarted>()({ method: 'POST', path: '/admin/orders/export', access: { staff: 'order.export' }, summary: 'Export orders in the background' }),
};
