import { storeRoutes } from '@huitou/shared-types/stores/routes.ts';
import { location, locations, pickupStores, pickupStoresIn, saveLocationIn, updateLocationIn } from '@huitou/shared-types/stores/schema.ts';
import { noInput } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import * as pickup from './pickup-stores.ts';
import { createLocation, listLocations, updateLocation } from './save-location.ts';

export const routes: Mounted[] = [
  mount(storeRoutes.pickupStores, { in: pickupStoresIn, out: pickupStores }, pickup.pickupStores),
  mount(storeRoutes.list, { in: noInput, out: locations }, listLocations),
  mount(storeRoutes.create, { in: saveLocationIn, out: location }, createLocation),
  mount(storeRoutes.update, { in: updateLocationIn, out: location }, updateLocation),
];
