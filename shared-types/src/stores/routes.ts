import { route } from '../http.ts';
import type { NoInput } from '../schema.ts';
import type { Location, Locations, PickupStores, PickupStoresIn, SaveLocationIn, UpdateLocationIn } from './schema.ts';

export const storeRoutes = {
  pickupStores: route<PickupStoresIn, PickupStores>()({
    method: 'GET',
    path: '/pickup-stores',
    access: 'public',
    summary: 'Stores where orders can be picked up, nearest first',
  }),
  list: route<NoInput, Locations>()({ method: 'GET', path: '/admin/locations', access: 'staff', summary: 'Warehouses and stores' }),
  create: route<SaveLocationIn, Location>()({
    method: 'POST',
    path: '/admin/locations',
    access: { staff: 'location.edit' },
    summary: 'Add a location',
    errors: ['conflict'],
  }),
  update: route<UpdateLocationIn, Location>()({
    method: 'PUT',
    path: '/admin/locations/:id',
    access: { staff: 'location.edit' },
    summary: 'Change a location',
    errors: ['conflict', 'location_in_use'],
  }),
};
