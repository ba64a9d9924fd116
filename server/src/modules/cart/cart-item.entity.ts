import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, fenColumn, idColumn, p, refColumn, timeColumn } from '../../platform/db/columns.ts';
import { query } from '../../platform/db/orm.ts';

/** One SKU in a customer's cart. Name, price and stock are read when it is shown. */
export const CartItem = defineEntity({
  name: 'CartItem',
  tableName: 'cart_items',
  uniques: [{ properties: ['customerId', 'skuId'] }],
  properties: {
    id: idColumn(),
    customerId: refColumn(),
    skuId: refColumn(),
    quantity: countColumn(),
    selected: p.boolean(),
    /** Price when it was put in, fen: what a price drop is told against. */
    priceThen: fenColumn(),
    addedAt: timeColumn(),
    updatedAt: timeColumn(),
  },
});
export type CartItem = InferEntity<typeof CartItem>;

export const tables = () => query<typeof CartItem>();
