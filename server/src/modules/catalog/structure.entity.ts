import type { TaxMark } from '@huitou/shared-types/invoices/states.ts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, idColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

/** A node of the category tree, three levels at most. */
export const Category = defineEntity({
  name: 'Category',
  tableName: 'categories',
  properties: {
    id: idColumn(),
    parentId: refColumn().nullable().index(),
    name: textColumn(20),
    icon: textColumn(300),
    sort: countColumn(),
    visible: p.boolean(),
    /** For products that say nothing themselves; empty and null: as the category above, at last the shop. */
    taxCode: textColumn(19),
    taxRate: countColumn().nullable(),
    taxMark: p.string().length(10).$type<TaxMark>().default('normal'),
  },
});
export type Category = InferEntity<typeof Category>;

export const Brand = defineEntity({
  name: 'Brand',
  tableName: 'brands',
  properties: { id: idColumn(), name: textColumn(30).unique(), logo: textColumn(300) },
});
export type Brand = InferEntity<typeof Brand>;

/** A hand-picked, ordered set of products: a shelf of the home page. */
export const ProductGroup = defineEntity({
  name: 'ProductGroup',
  tableName: 'product_groups',
  properties: { id: idColumn(), name: textColumn(20), subtitle: textColumn(40), onHome: p.boolean(), sort: countColumn() },
});
export type ProductGroup = InferEntity<typeof ProductGroup>;

export const GroupProduct = defineEntity({
  name: 'GroupProduct',
  tableName: 'group_products',
  indexes: [{ properties: ['groupId', 'position', 'productId'] }],
  properties: { groupId: p.bigint('number').primary(), productId: p.bigint('number').primary().index(), position: countColumn() },
});
export type GroupProduct = InferEntity<typeof GroupProduct>;

export const Banner = defineEntity({
  name: 'Banner',
  tableName: 'banners',
  properties: {
    id: idColumn(),
    title: textColumn(40),
    picture: textColumn(300),
    link: textColumn(200),
    sort: countColumn(),
    visible: p.boolean(),
    startsAt: timeColumn().nullable(),
    endsAt: timeColumn().nullable(),
  },
});
export type Banner = InferEntity<typeof Banner>;
