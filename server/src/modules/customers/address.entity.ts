import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { idColumn, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** Where a customer wants parcels. Names of the places are copied in: a renamed district does not change old addresses. */
export const CustomerAddress = defineEntity({
  name: 'CustomerAddress',
  tableName: 'customer_addresses',
  properties: {
    id: idColumn(),
    customerId: refColumn().index(),
    /** The customer's id on their default address, else null: unique, so that there is never a second one. */
    defaultOf: refColumn().nullable().unique(),
    name: textColumn(20),
    phone: textColumn(20),
    provinceCode: textColumn(6),
    cityCode: textColumn(6),
    districtCode: textColumn(6),
    streetCode: textColumn(9).nullable(),
    province: textColumn(40),
    city: textColumn(40),
    district: textColumn(40),
    street: textColumn(60),
    detail: textColumn(80),
    createdAt: timeColumn(),
  },
});
export type CustomerAddress = InferEntity<typeof CustomerAddress>;
