import type { TaskStarted } from '../catalog/schema.ts';
import type { UploadIn } from '../files/schema.ts';
import { route } from '../http.ts';
import type { ById, NoInput } from '../schema.ts';
import type {
  EditTrackingIn,
  FulfilmentView,
  OrderIdIn,
  Parcel,
  PickupLookup,
  PickupLookupIn,
  ReversePickupIn,
  ShipIn,
  Shipped,
  ShippingUpload,
  ShippingUploadListIn,
  ShippingUploadPage,
  SlipsIn,
} from './schema.ts';

const ship = { staff: 'order.ship' } as const;
export const fulfilmentRoutes = {
  mine: route<OrderIdIn, FulfilmentView>()({
    method: 'GET',
    path: '/orders/:orderId/fulfilment',
    access: 'customer',
    summary: 'Parcels and pick-up code of my order',
  }),
  view: route<OrderIdIn, FulfilmentView>()({
    method: 'GET',
    path: '/admin/orders/:orderId/fulfilment',
    access: { staff: 'order.view' },
    summary: 'Parcels and pick-up of an order',
  }),
  ship: route<ShipIn, Shipped>()({
    method: 'POST',
    path: '/admin/orders/:orderId/ship',
    access: ship,
    summary: 'Ship whole or part, in one parcel or several',
    errors: ['state_forbidden', 'over_ship', 'pieces_held', 'tracking_invalid'],
  }),
  editTracking: route<EditTrackingIn, Parcel>()({
    method: 'PUT',
    path: '/admin/parcels/:id',
    access: { staff: 'order.tracking' },
    summary: 'Correct a tracking number within the window',
    errors: ['state_forbidden', 'tracking_invalid'],
  }),
  trackingTemplate: route<NoInput, unknown>()({
    method: 'GET',
    path: '/admin/shipping/import-template',
    access: ship,
    summary: 'To-ship orders as the file to fill in',
    download: true,
  }),
  importTracking: route<UploadIn, TaskStarted>()({
    method: 'POST',
    path: '/admin/shipping/import',
    access: ship,
    summary: 'Ship many orders from a file; rows with errors are listed, the others ship',
    upload: true,
    errors: ['import_unreadable'],
  }),
  slips: route<SlipsIn, unknown>()({
    method: 'POST',
    path: '/admin/shipping/slips',
    access: ship,
    summary: 'Delivery slips as one PDF',
    download: true,
  }),
  lookupPickup: route<PickupLookupIn, PickupLookup>()({
    method: 'POST',
    path: '/admin/pickup/lookup',
    access: { staff: 'pickup.verify' },
    summary: 'Which order a pick-up code belongs to',
    errors: ['pickup_code_wrong', 'pickup_code_locked', 'pickup_wrong_store'],
  }),
  verifyPickup: route<PickupLookupIn, PickupLookup>()({
    method: 'POST',
    path: '/admin/pickup/verify',
    access: { staff: 'pickup.verify' },
    summary: 'Hand the order over',
    errors: ['pickup_code_wrong', 'pickup_code_locked', 'pickup_wrong_store', 'state_forbidden', 'pieces_held'],
  }),
  reversePickup: route<ReversePickupIn, PickupLookup>()({
    method: 'POST',
    path: '/admin/orders/:orderId/pickup/reverse',
    access: { staff: 'pickup.reverse' },
    summary: 'Take a hand-over back within the window',
    errors: ['state_forbidden', 'case_open'],
  }),
  extendPickup: route<OrderIdIn, PickupLookup>()({
    method: 'POST',
    path: '/admin/orders/:orderId/pickup/extend',
    access: { staff: 'pickup.reverse' },
    summary: 'Make a pick-up code, also an expired one, valid for the full time again',
    errors: ['state_forbidden'],
  }),
  uploads: route<ShippingUploadListIn, ShippingUploadPage>()({
    method: 'GET',
    path: '/admin/shipping/uploads',
    access: ship,
    summary: 'Shipping info sent to WeChat',
  }),
  retryUpload: route<ById, ShippingUpload>()({
    method: 'POST',
    path: '/admin/shipping/uploads/:id/retry',
    access: ship,
    summary: 'Send it again',
    errors: ['state_forbidden'],
  }),
};
