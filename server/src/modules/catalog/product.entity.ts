import type { ProductStatus } from '@huitou/shared-types/catalog/states.ts';
import type { TaxMark } from '@huitou/shared-types/invoices/states.ts';
import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, fenColumn, idColumn, jsonColumn, p, refColumn, textColumn, timeColumn } from '../../platform/db/columns.ts';

export interface Spec {
  name: string;
  values: { value: string; picture: string | null }[];
}
export interface Attribute {
  name: string;
  value: string;
}

/**
 * What is sold, with its SKUs in a table of their own. The columns from `picture` to `stock` repeat what follows from the SKUs,
 * so that a list reads this table alone.
 */
export const Product = defineEntity({
  name: 'Product',
  tableName: 'products',
  indexes: [
    { properties: ['status', 'sort', 'id'] },
    { properties: ['status', 'sales', 'id'] },
    { properties: ['status', 'priceMin', 'id'] },
    { properties: ['status', 'stock', 'id'] },
    { properties: ['categoryId', 'status'] },
    { properties: ['brandId', 'status'] },
    { properties: ['supplier', 'status'] },
    { properties: ['shelfAt'] },
    { properties: ['unshelfAt'] },
  ],
  properties: {
    id: idColumn(),
    version: countColumn(),
    status: p.string().length(10).$type<ProductStatus>(),
    name: textColumn(60),
    subtitle: textColumn(60),
    categoryId: refColumn(),
    brandId: refColumn().nullable(),
    /** Whom it is bought from; empty when not known. Compared to the letter, so that one name is one supplier everywhere. */
    supplier: textColumn(60).collation('utf8mb4_bin').default(''),
    unit: textColumn(6),
    gallery: jsonColumn<string[]>(),
    html: p.text().length(16_000_000),
    attributes: jsonColumn<Attribute[]>(),
    tags: jsonColumn<string[]>(),
    specs: jsonColumn<Spec[]>(),
    freightTemplateId: refColumn().nullable(),
    /** 19 digits; empty: as the category says. */
    taxCode: textColumn(19),
    /** Basis points; null: rate and mark as the category says. */
    taxRate: countColumn().nullable(),
    taxMark: p.string().length(10).$type<TaxMark>().default('normal'),
    minQuantity: countColumn(),
    perOrder: countColumn().nullable(),
    perCustomer: countColumn().nullable(),
    sort: countColumn(),
    shelfAt: timeColumn().nullable(),
    unshelfAt: timeColumn().nullable(),
    /** First picture of the gallery; empty when there is none. */
    picture: textColumn(300),
    /** Lowest and highest price of the enabled SKUs, fen; the market price is that of the cheapest one. */
    priceMin: fenColumn(),
    priceMax: fenColumn(),
    marketPrice: fenColumn().nullable(),
    skuCount: countColumn(),
    /** Pieces that can be bought, over all enabled SKUs: for display and sorting, some seconds old at most. */
    stock: countColumn(),
    sales: countColumn(),
    createdAt: timeColumn(),
    updatedAt: timeColumn(),
  },
});
export type Product = InferEntity<typeof Product>;
