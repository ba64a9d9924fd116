import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, idColumn, refColumn } from '../../platform/db/columns.ts';

/** How many of a limited product a customer has ordered and not cancelled. */
export const PurchaseCounter = defineEntity({
  name: 'PurchaseCounter',
  tableName: 'purchase_counters',
  uniques: [{ properties: ['customerId', 'productId'] }],
  properties: { id: idColumn(), customerId: refColumn(), productId: refColumn(), bought: countColumn() },
});
export type PurchaseCounter = InferEntity<typeof PurchaseCounter>;
