import type { Slice } from '../../platform/slice.ts';
import { Parcel, ParcelLine, Pickup, ShippingUpload } from './fulfilment.entity.ts';
import { expirePickupsJob, handlers } from './fulfilment.events.ts';
import { routes } from './fulfilment.routes.ts';
import './import-tracking.ts';
import { sweepUploadsJob, uploadShippingJob } from './upload-shipping.ts';

export const fulfilmentSlice: Slice = {
  name: 'fulfilment',
  entities: [Parcel, ParcelLine, Pickup, ShippingUpload],
  routes,
  handlers,
  jobs: [uploadShippingJob, sweepUploadsJob, expirePickupsJob],
};
