import { taskStarted } from '@huitou/shared-types/catalog/schema.ts';
import { uploadIn } from '@huitou/shared-types/files/schema.ts';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import * as s from '@huitou/shared-types/fulfilment/schema.ts';
import { byId, noInput } from '@huitou/shared-types/schema.ts';
import { z } from 'zod';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { deliverySlips } from './delivery-slips.ts';
import { editTracking } from './edit-tracking.ts';
import { extendPickup } from './extend-pickup.ts';
import { listUploads, myFulfilment, staffFulfilment } from './fulfilment.queries.ts';
import { importTracking, trackingTemplate } from './import-tracking.ts';
import { lookupPickup, reversePickup, verifyPickup } from './pickup.ts';
import { shipOrder } from './ship-order.ts';
import { retryUpload } from './upload-shipping.ts';

export const routes: Mounted[] = [
  mount(fulfilmentRoutes.mine, { in: s.orderIdIn, out: s.fulfilmentView }, myFulfilment),
  mount(fulfilmentRoutes.view, { in: s.orderIdIn, out: s.fulfilmentView }, staffFulfilment),
  mount(fulfilmentRoutes.ship, { in: s.shipIn, out: s.shipped }, shipOrder),
  mount(fulfilmentRoutes.editTracking, { in: s.editTrackingIn, out: s.parcel }, editTracking),
  mount(fulfilmentRoutes.trackingTemplate, { in: noInput, out: z.unknown() }, trackingTemplate),
  mount(fulfilmentRoutes.importTracking, { in: uploadIn, out: taskStarted }, importTracking),
  mount(fulfilmentRoutes.slips, { in: s.slipsIn, out: z.unknown() }, deliverySlips),
  mount(fulfilmentRoutes.lookupPickup, { in: s.pickupLookupIn, out: s.pickupLookup }, lookupPickup),
  mount(fulfilmentRoutes.verifyPickup, { in: s.pickupLookupIn, out: s.pickupLookup }, verifyPickup),
  mount(fulfilmentRoutes.reversePickup, { in: s.reversePickupIn, out: s.pickupLookup }, reversePickup),
  mount(fulfilmentRoutes.extendPickup, { in: s.orderIdIn, out: s.pickupLookup }, extendPickup),
  mount(fulfilmentRoutes.uploads, { in: s.shippingUploadListIn, out: s.shippingUploadPage }, listUploads),
  mount(fulfilmentRoutes.retryUpload, { in: byId, out: s.shippingUpload }, retryUpload),
];
