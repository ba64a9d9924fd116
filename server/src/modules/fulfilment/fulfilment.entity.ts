import type { PickupStatus, UploadStatus } from '@huitou/shared-types/fulfilment/states.ts';
import { defineEntity } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Selectable } from 'kysely';
import { countColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';

export const Parcel = defineEntity({
  name: 'Parcel',
  tableName: 'parcels',
  uniques: [{ properties: ['orderId', 'seq'] }],
  indexes: [{ properties: ['trackingNo'] }],
  properties: {
    id: idColumn(),
    orderId: refColumn(),
    seq: countColumn(),
    kind: p.string().length(10).$type<'express' | 'none'>(),
    carrier: textColumn(10),
    trackingNo: textColumn(32),
    staffId: refColumn(),
    shippedAt: timeColumn(),
    /** When WeChat was told; null while it has to be told (again). */
    uploadedAt: timeColumn().nullable(),
  },
});

export const ParcelLine = defineEntity({
  name: 'ParcelLine',
  tableName: 'parcel_lines',
  uniques: [{ properties: ['parcelId', 'lineId'] }],
  properties: { id: idColumn(), parcelId: refColumn(), lineId: refColumn(), quantity: countColumn() },
});

export const Pickup = defineEntity({
  name: 'Pickup',
  tableName: 'pickups',
  uniques: [{ properties: ['storeId', 'openCode'] }],
  indexes: [{ properties: ['status', 'expiresAt'] }],
  properties: {
    id: idColumn(),
    orderId: refColumn().unique(),
    storeId: refColumn(),
    code: textColumn(8),
    /** The code while it can be used, null afterwards: codes are unique among those that are open in a store. */
    openCode: textColumn(8).nullable(),
    status: p.string().length(10).$type<PickupStatus>(),
    expiresAt: timeColumn(),
    verifiedAt: timeColumn().nullable(),
    verifiedBy: refColumn().nullable(),
  },
});

export const ShippingUpload = defineEntity({
  name: 'ShippingUpload',
  tableName: 'shipping_uploads',
  indexes: [{ properties: ['status', 'nextAt'] }],
  properties: {
    id: idColumn(),
    orderId: refColumn().unique(),
    orderNo: textColumn(32).index(),
    status: p.string().length(10).$type<UploadStatus>(),
    attempts: countColumn(),
    /** 1 unified, 2 split: WeChat lets an order change it once only. */
    mode: p.integer().nullable(),
    /** WeChat knows that everything has left: what follows is a correction and replaces all parcels. */
    finished: p.boolean(),
    errorCode: textColumn(20),
    error: textColumn(300),
    nextAt: timeColumn().nullable(),
    updatedAt: timeColumn(),
  },
});

export const db = () => query<typeof Parcel | typeof ParcelLine | typeof Pickup | typeof ShippingUpload>();
export type ParcelRow = Selectable<InferKyselyDB<typeof Parcel>['parcels']>;
export type PickupRow = Selectable<InferKyselyDB<typeof Pickup>['pickups']>;
export type UploadRow = Selectable<InferKyselyDB<typeof ShippingUpload>['shipping_uploads']>;
