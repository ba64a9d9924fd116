import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, idColumn, p, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** A place that holds stock: a warehouse, or a store where orders may be picked up. */
export const LocationEntity = defineEntity({
  name: 'Location',
  tableName: 'locations',
  properties: {
    id: idColumn(),
    name: textColumn(30).unique(),
    kind: p.string().length(10).$type<'warehouse' | 'store'>(),
    province: textColumn(20),
    city: textColumn(20),
    district: textColumn(20),
    detail: textColumn(80),
    phone: textColumn(20),
    hours: textColumn(40),
    latitude: p.double().$type<number>().nullable(),
    longitude: p.double().$type<number>().nullable(),
    pickup: p.boolean(),
    /** Its stock may be shipped to whoever orders; a store that does not sell still hands out what is picked up there. */
    sells: p.boolean(),
    priority: countColumn(),
    enabled: p.boolean(),
    createdAt: timeColumn(),
    updatedAt: timeColumn(),
  },
});
export type LocationEntity = InferEntity<typeof LocationEntity>;
