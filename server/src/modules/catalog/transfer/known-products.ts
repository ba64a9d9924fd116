import type { ProductStatus } from '@huitou/shared-types/catalog/states.ts';
import { isoOrNull } from '../../../platform/clock.ts';
import { json } from '../../../platform/db/orm.ts';
import type { Attribute, Spec } from '../product.entity.ts';
import { tables } from '../tables.ts';
import type { ProductInput } from '../write-product.ts';

/** A product as it is, in the shape in which it would be saved. */
export interface KnownProduct {
  id: number;
  version: number;
  status: ProductStatus;
  createdAt: Date;
  input: ProductInput;
}
const CHUNK = 1_000;

const inChunks = async <T, R>(items: readonly T[], load: (chunk: T[]) => Promise<R[]>): Promise<R[]> => {
  const found: R[] = [];
  for (let i = 0; i < items.length; i += CHUNK) found.push(...(await load(items.slice(i, i + CHUNK))));
  return found;
};

/** Products by id, with their SKUs in order; two SQL a thousand products, and one for the groups. */
export const readProducts = async (ids: readonly number[]): Promise<KnownProduct[]> => {
  const products = await inChunks(ids, (chunk) =>
    tables().selectFrom('products').selectAll().where('id', 'in', chunk).orderBy('id').execute(),
  );
  const skus = Map.groupBy(
    await inChunks(ids, (chunk) =>
      tables()
        .selectFrom('skus')
        .selectAll()
        .where('product_id', 'in', chunk)
        .where('removed', '=', false)
        .orderBy('product_id')
        .orderBy('position')
        .execute(),
    ),
    (sku) => sku.product_id,
  );
  const groups = Map.groupBy(
    await inChunks(ids, (chunk) =>
      tables()
        .selectFrom('group_products')
        .select(['product_id', 'group_id'])
        .where('product_id', 'in', chunk)
        .orderBy('group_id')
        .execute(),
    ),
    (row) => row.product_id,
  );
  return products.map((row) => ({
    id: row.id,
    version: row.version,
    status: row.status,
    createdAt: row.created_at,
    input: {
      name: row.name,
      subtitle: row.subtitle,
      categoryId: row.category_id,
      brandId: row.brand_id,
      supplier: row.supplier,
      unit: row.unit,
      gallery: json<string[]>(row.gallery),
      html: row.html,
      attributes: json<Attribute[]>(row.attributes).map(({ name, value }) => ({ name, value })),
      tags: json<string[]>(row.tags),
      specs: json<Spec[]>(row.specs).map((spec) => ({
        name: spec.name,
        values: spec.values.map(({ value, picture }) => ({ value, picture })),
      })),
      skus: (skus.get(row.id) ?? []).map((sku) => ({
        id: sku.id,
        code: sku.code,
        barcode: sku.barcode,
        values: json<string[]>(sku.spec_values),
        price: sku.price,
        marketPrice: sku.market_price,
        cost: sku.cost,
        picture: sku.picture,
        weightG: sku.weight_g,
        volumeCm3: sku.volume_cm3,
        enabled: Boolean(sku.enabled),
      })),
      freightTemplateId: row.freight_template_id,
      taxCode: row.tax_code,
      taxRate: row.tax_rate as ProductInput['taxRate'],
      taxMark: row.tax_mark,
      minQuantity: row.min_quantity,
      perOrder: row.per_order,
      perCustomer: row.per_customer,
      sort: row.sort,
      groupIds: (groups.get(row.id) ?? []).map((one) => one.group_id),
      shelfAt: isoOrNull(row.shelf_at),
      unshelfAt: isoOrNull(row.unshelf_at),
    },
  }));
};

/** Which product each of these SKU codes belongs to, by lower-case code; codes of SKUs that were taken out included. */
export const ownersOf = async (codes: readonly string[]): Promise<Map<string, number>> => {
  const rows = await inChunks(codes, (chunk) =>
    tables().selectFrom('skus').select(['code', 'product_id']).where('code', 'in', chunk).execute(),
  );
  return new Map(rows.map((row) => [row.code.toLowerCase(), row.product_id]));
};

/** Barcodes that SKUs of the shop bear already → the code of one such SKU. */
export const barcodeOwners = async (barcodes: readonly string[]): Promise<Map<string, string>> => {
  const rows = await inChunks(barcodes, (chunk) =>
    tables().selectFrom('skus').select(['code', 'barcode']).where('barcode', 'in', chunk).where('removed', '=', false).execute(),
  );
  return new Map(rows.map((row) => [row.barcode, row.code]));
};
