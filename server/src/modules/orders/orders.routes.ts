import { taskStarted } from '@huitou/shared-types/catalog/schema.ts';
import { orderAdminRoutes, orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import * as s from '@huitou/shared-types/orders/schema.ts';
import { noInput, ok } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { buyAgain } from './buy-again.ts';
import { cancelOrder } from './cancel-order.ts';
import { extendReceipt, hideOrder, hurryOrder } from './care-for-order.ts';
import { changeAddress } from './change-address.ts';
import { changePrice } from './change-price.ts';
import { closeOrder } from './close-order.ts';
import { startExport } from './export-orders.ts';
import { listMyOrders, myOrderCounts, orderByNo, orderDetail } from './order.queries.ts';
import { placeOrder } from './place-order.ts';
import { receiveOrder } from './receive-order.ts';
import { noteOrder, revealReceiver, staffCancelOrder, staffChangeAddress } from './staff-orders.ts';
import { listOrders, orderCounts, staffOrder } from './staff-orders.queries.ts';

export const routes: Mounted[] = [
  mount(orderRoutes.place, { in: s.placeOrderIn, out: s.order }, placeOrder),
  mount(orderRoutes.list, { in: s.orderListIn, out: s.orderPage }, listMyOrders),
  mount(orderRoutes.counts, { in: noInput, out: s.orderCounts }, myOrderCounts),
  mount(orderRoutes.detail, { in: s.orderRef, out: s.order }, orderDetail),
  mount(orderRoutes.byNo, { in: s.byNo, out: s.order }, orderByNo),
  mount(orderRoutes.cancel, { in: s.cancelIn, out: s.order }, cancelOrder),
  mount(orderRoutes.changeAddress, { in: s.changeAddressIn, out: s.order }, changeAddress),
  mount(orderRoutes.hurry, { in: s.orderRef, out: s.order }, hurryOrder),
  mount(orderRoutes.extend, { in: s.orderRef, out: s.order }, extendReceipt),
  mount(orderRoutes.receive, { in: s.orderRef, out: s.order }, receiveOrder),
  mount(orderRoutes.hide, { in: s.orderRef, out: ok }, hideOrder),
  mount(orderRoutes.buyAgain, { in: s.orderRef, out: s.buyAgainOut }, buyAgain),

  mount(orderAdminRoutes.list, { in: s.staffOrderListIn, out: s.staffOrderPage }, listOrders),
  mount(orderAdminRoutes.counts, { in: noInput, out: s.staffOrderCounts }, orderCounts),
  mount(orderAdminRoutes.detail, { in: s.orderRef, out: s.staffOrder }, staffOrder),
  mount(orderAdminRoutes.note, { in: s.staffNoteIn, out: s.staffOrder }, noteOrder),
  mount(orderAdminRoutes.cancel, { in: s.staffReasonIn, out: s.staffOrder }, staffCancelOrder),
  mount(orderAdminRoutes.close, { in: s.staffReasonIn, out: s.staffOrder }, closeOrder),
  mount(orderAdminRoutes.changePrice, { in: s.staffPriceIn, out: s.staffOrder }, changePrice),
  mount(orderAdminRoutes.changeAddress, { in: s.staffAddressIn, out: s.staffOrder }, staffChangeAddress),
  mount(orderAdminRoutes.revealPhone, { in: s.staffRevealIn, out: s.revealedReceiver }, revealReceiver),
  mount(orderAdminRoutes.export, { in: s.exportOrdersIn, out: taskStarted }, startExport),
];
