import { z } from 'zod';
import { id, idIn, maybeText, text } from '../schema.ts';

export const location = z.object({
  id,
  name: z.string(),
  kind: z.enum(['warehouse', 'store']),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  detail: z.string(),
  phone: z.string(),
  hours: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  pickup: z.boolean(),
  sells: z.boolean().describe('its stock may be sold online'),
  priority: z.int().describe('lower is taken first'),
  enabled: z.boolean(),
});
export const locations = z.object({ items: z.array(location) });
export const saveLocationIn = z.object({
  name: text(30),
  kind: z.enum(['warehouse', 'store']),
  province: maybeText(20).default(''),
  city: maybeText(20).default(''),
  district: maybeText(20).default(''),
  detail: maybeText(80).default(''),
  phone: maybeText(20).default(''),
  hours: maybeText(40).default(''),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  pickup: z.boolean().default(false),
  sells: z.boolean().default(true),
  priority: z.int().min(0).max(999).default(0),
  enabled: z.boolean().default(true),
});
export const updateLocationIn = saveLocationIn.extend({ id: idIn });
export const pickupStoresIn = z.object({
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});
export const pickupStores = z.object({
  items: z.array(
    z.object({
      id,
      name: z.string(),
      address: z.string(),
      phone: z.string(),
      hours: z.string(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      distanceM: z.int().nullable(),
    }),
  ),
});
export type Location = z.output<typeof location>;
export type Locations = z.output<typeof locations>;
export type SaveLocationIn = z.input<typeof saveLocationIn>;
export type UpdateLocationIn = z.input<typeof updateLocationIn>;
export type PickupStoresIn = z.input<typeof pickupStoresIn>;
export type PickupStores = z.output<typeof pickupStores>;
