import type { AdminProduct } from '@huitou/shared-types/catalog/schema.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { must } from '../../platform/errors.ts';
import type { Attribute, Spec } from './product.entity.ts';
import { tables } from './tables.ts';

/** A product as its form shows it. @throws not_found */
export const adminProduct = async ({ id }: { id: number }): Promise<AdminProduct> => {
  const db = tables();
  const product = must(await db.selectFrom('products').selectAll().where('id', '=', id).executeTakeFirst());
  const skus = await db
    .selectFrom('skus')
    .selectAll()
    .where('product_id', '=', id)
    .where('removed', '=', false)
    .orderBy('position')
    .execute();
  const groups = await db.selectFrom('group_products').select('group_id').where('product_id', '=', id).orderBy('group_id').execute();
  return {
    id: String(product.id),
    version: product.version,
    status: product.status,
    name: product.name,
    subtitle: product.subtitle,
    categoryId: String(product.category_id),
    brandId: product.brand_id === null ? null : String(product.brand_id),
    supplier: product.supplier,
    unit: product.unit,
    gallery: json<string[]>(product.gallery),
    html: product.html,
    attributes: json<Attribute[]>(product.attributes),
    tags: json<string[]>(product.tags),
    specs: json<Spec[]>(product.specs),
    skus: skus.map((sku) => ({
      id: String(sku.id),
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
      stock: sku.available,
    })),
    freightTemplateId: product.freight_template_id === null ? null : String(product.freight_template_id),
    taxCode: product.tax_code,
    taxRate: product.tax_rate,
    taxMark: product.tax_mark,
    minQuantity: product.min_quantity,
    perOrder: product.per_order,
    perCustomer: product.per_customer,
    sort: product.sort,
    groupIds: groups.map((row) => String(row.group_id)),
    shelfAt: isoOrNull(product.shelf_at),
    unshelfAt: isoOrNull(product.unshelf_at),
    sales: product.sales,
    createdAt: iso(product.created_at),
    updatedAt: iso(product.updated_at),
  };
};
