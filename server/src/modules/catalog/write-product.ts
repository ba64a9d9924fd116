import type { saveProductIn } from '@huitou/shared-types/catalog/schema.ts';
import type { ProductStatus } from '@huitou/shared-types/catalog/states.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { toJson } from '../../platform/db/orm.ts';
import { fail } from '../../platform/errors.ts';
import { publish } from '../../platform/queue/events.ts';
import { catalogChanged } from './cache.ts';
import { checkMatrix } from './check-matrix.ts';
import { cleanHtml } from './clean-html.ts';
import { setGroupsOf } from './group-products.ts';
import { indexProducts } from './search/index-products.ts';
import { tables } from './tables.ts';
import { type ExistingSku, insertSkus, type PriceStep, readSkusOf, writeSkus } from './write-skus.ts';

export type ProductInput = z.output<typeof saveProductIn>;

export interface Written {
  productId: number;
  /** SKUs in the order of the input. */
  skuIds: number[];
  /** Prices of SKUs that were there before and cost something else now. */
  priceSteps: PriceStep[];
}

const summaryOf = (input: ProductInput) => {
  const enabled = input.skus.filter((sku) => sku.enabled);
  const shown = enabled.length > 0 ? enabled : input.skus;
  const cheapest = shown.reduce((low, sku) => (sku.price < low.price ? sku : low));
  return {
    price_min: cheapest.price,
    price_max: Math.max(...shown.map((sku) => sku.price)),
    market_price: cheapest.marketPrice,
    sku_count: input.skus.length,
  };
};

const columnsOf = (input: ProductInput) => ({
  name: input.name,
  subtitle: input.subtitle,
  category_id: input.categoryId,
  brand_id: input.brandId,
  supplier: input.supplier,
  unit: input.unit,
  gallery: toJson(input.gallery),
  html: cleanHtml(input.html),
  attributes: toJson(input.attributes),
  tags: toJson([...new Set(input.tags)]),
  specs: toJson(input.specs),
  freight_template_id: input.freightTemplateId,
  tax_code: input.taxCode,
  tax_rate: input.taxRate,
  tax_mark: input.taxMark,
  min_quantity: input.minQuantity,
  per_order: input.perOrder,
  per_customer: input.perCustomer,
  sort: input.sort,
  shelf_at: input.shelfAt === null ? null : new Date(input.shelfAt),
  unshelf_at: input.unshelfAt === null ? null : new Date(input.unshelfAt),
  picture: input.gallery[0] ?? '',
  ...summaryOf(input),
  updated_at: now(),
});

/** @throws spec_mismatch with every fault in `details`; sku_code_taken for codes that the input itself has twice */
export const checkProduct = (input: Pick<ProductInput, 'specs' | 'skus'>): void => {
  const faults = checkMatrix(input.specs, input.skus);
  if (faults.length > 0) fail('spec_mismatch', faults[0], faults);
  const codes = input.skus.map((sku) => sku.code.toLowerCase());
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  if (twice !== undefined) fail('sku_code_taken', `SKU 编码 ${twice} 重复`, { code: twice });
};

/** What the writer of many products does once for all of them, instead of a product at a time. */
export interface WriteOptions {
  /** The caller indexes and announces the products itself. */
  quiet?: boolean;
}

const finish = async (productId: number, input: ProductInput, options: WriteOptions, isNew: boolean): Promise<void> => {
  if (!isNew || input.groupIds.length > 0) await setGroupsOf(productId, input.groupIds);
  if (options.quiet) return;
  await indexProducts([productId]);
  await publish('product.changed', { productId });
  catalogChanged();
};

/**
 * Adds products, in a handful of SQL for all of them; as drafts, unless the caller has checked that they may be on the shelf. Call in a
 * transaction, with references that were checked. @throws spec_mismatch, sku_code_taken
 */
export const insertProducts = async (
  inputs: readonly ProductInput[],
  options: WriteOptions & { status?: (index: number) => ProductStatus } = {},
): Promise<Written[]> => {
  if (inputs.length === 0) return [];
  for (const input of inputs) checkProduct(input);
  if (inputs.some((input) => input.skus.some((sku) => sku.id !== undefined))) fail('invalid_input', '新商品的 SKU 不能带编号');
  const created = now();
  const rows = inputs.map((input, i) => ({
    ...columnsOf(input),
    version: 1,
    status: options.status?.(i) ?? ('draft' as const),
    stock: 0,
    sales: 0,
    created_at: created,
  }));
  const { insertId } = await tables().insertInto('products').values(rows).executeTakeFirstOrThrow();
  // Rows of one statement get growing ids in their order; those that others add meanwhile are not seen from this transaction.
  const made = await tables()
    .selectFrom('products')
    .select(['id', 'name'])
    .where('id', '>=', Number(insertId))
    .where('created_at', '=', created)
    .orderBy('id')
    .limit(rows.length)
    .execute();
  if (made.length !== rows.length || made.some((row, i) => row.name !== rows[i]?.name))
    throw new Error('the new products were not read back in their order');
  const products = inputs.map((input, i) => ({ productId: (made[i] as { id: number }).id, input }));
  const skuIds = await insertSkus(products);
  for (const { productId, input } of products) await finish(productId, input, options, true);
  return products.map(({ productId }, i) => ({ productId, skuIds: skuIds[i] as number[], priceSteps: [] }));
};

/** Adds one product as a draft. @throws spec_mismatch, sku_code_taken */
export const insertProduct = async (input: ProductInput): Promise<Written> => (await insertProducts([input]))[0] as Written;

/**
 * Replaces a product by the input, if it still has the version that was read. SKUs are kept by id; those that the input lacks are
 * taken out, never deleted. Call in a transaction. @throws conflict, not_found, spec_mismatch, sku_code_taken
 */
export const replaceProduct = async (
  productId: number,
  version: number,
  input: ProductInput,
  options: WriteOptions & { before?: (existing: readonly ExistingSku[]) => void } = {},
): Promise<Written> => {
  checkProduct(input);
  const result = await tables()
    .updateTable('products')
    .set({ ...columnsOf(input), version: version + 1 })
    .where('id', '=', productId)
    .where('version', '=', version)
    .where('status', '<>', 'recycled')
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) {
    const row = await tables().selectFrom('products').select('status').where('id', '=', productId).executeTakeFirst();
    if (!row) fail('not_found');
    fail('conflict', row?.status === 'recycled' ? '商品在回收站中，请先恢复' : undefined);
  }
  const existing = await readSkusOf(productId);
  options.before?.(existing);
  const { skuIds, priceSteps } = await writeSkus(productId, input, existing);
  await finish(productId, input, options, false);
  return { productId, skuIds, priceSteps };
};
