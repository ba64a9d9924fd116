export { registerLocationUse } from './location-use.ts';
export { isPickupStore } from './pickup-stores.ts';
export { forgetLocations, type Location, readLocation, readLocations } from './read-locations.ts';
export { seedLocations } from './seed-locations.ts';
