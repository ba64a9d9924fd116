import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import type { PickupStores } from '@huitou/shared-types/stores/schema.ts';
import { distanceM, type Point } from './distance.ts';
import { type Location, readLocations } from './read-locations.ts';

/** Whether customers can pick up there now. */
export const isPickupStore = (location: Location | null): location is Location => location !== null && location.enabled && location.pickup;

const metresTo = (store: Location, from: Point | null): number | null =>
  from && store.latitude !== null && store.longitude !== null
    ? distanceM(from, { latitude: store.latitude, longitude: store.longitude })
    : null;

/** Stores where orders can be picked up: nearest first when the caller says where they are, else by priority. Unknown places come last. */
export const pickupStores = async (input: { latitude?: number | undefined; longitude?: number | undefined }): Promise<PickupStores> => {
  const from =
    input.latitude !== undefined && input.longitude !== undefined ? { latitude: input.latitude, longitude: input.longitude } : null;
  const items = (await readLocations()).filter(isPickupStore).map((store) => ({
    id: String(store.id),
    name: store.name,
    address: `${regionText(store)}${store.detail}`,
    phone: store.phone,
    hours: store.hours,
    latitude: store.latitude,
    longitude: store.longitude,
    distanceM: metresTo(store, from),
  }));
  if (from) items.sort((a, b) => (a.distanceM ?? Number.MAX_SAFE_INTEGER) - (b.distanceM ?? Number.MAX_SAFE_INTEGER));
  return { items };
};
