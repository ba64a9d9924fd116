import { toJson } from '../../platform/db/orm.ts';
import { isDuplicate } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import { json } from '../../platform/db/orm.ts';
import { refreshProductStock } from './availability.ts';
import { tables } from './tables.ts';
import type { ProductInput } from './write-product.ts';

type SkuInput = ProductInput['skus'][number];

export interface ExistingSku {
  id: number;
  code: string;
  price: number;
  enabled: boolean;
  removed: boolean;
  values: string[];
}
/** One SKU's new price, fen. */
export interface PriceStep {
  skuId: number;
  skuCode: string;
  from: number;
  to: number;
}

/** All SKUs of a product, those that were taken out included. */
export const readSkusOf = async (productId: number): Promise<ExistingSku[]> => {
  const rows = await tables()
    .selectFrom('skus')
    .select(['id', 'code', 'price', 'enabled', 'removed', 'spec_values'])
    .where('product_id', '=', productId)
    .execute();
  return rows.map((row) => ({
    ...row,
    enabled: Boolean(row.enabled),
    removed: Boolean(row.removed),
    values: json<string[]>(row.spec_values),
  }));
};

const coverOf = (sku: SkuInput, input: ProductInput): string => {
  const bySpec = input.specs.map((spec, i) => spec.values.find((one) => one.value === sku.values[i])?.picture).find((picture) => picture);
  return sku.picture ?? bySpec ?? input.gallery[0] ?? '';
};

const columnsOf = (sku: SkuInput, position: number, input: ProductInput) => ({
  code: sku.code,
  barcode: sku.barcode,
  spec_values: toJson(sku.values),
  spec: sku.values.join(' / ').slice(0, 100),
  price: sku.price,
  market_price: sku.marketPrice,
  cost: sku.cost,
  picture: sku.picture,
  cover: coverOf(sku, input),
  weight_g: sku.weightG,
  volume_cm3: sku.volumeCm3,
  enabled: sku.enabled,
  removed: false,
  position,
});

/** Which existing SKU a row of the form means: the one of its id, else one that was taken out of this product and had its code. */
const matchRows = (input: ProductInput, existing: readonly ExistingSku[]): (ExistingSku | undefined)[] =>
  input.skus.map((sku) => {
    if (sku.id === undefined) return existing.find((one) => one.removed && one.code.toLowerCase() === sku.code.toLowerCase());
    return existing.find((one) => one.id === sku.id) ?? fail('not_found', `SKU ${sku.code} 不属于该商品`);
  });

const takenCode = async (codes: readonly string[], ownIds: readonly number[]): Promise<never> => {
  const others = await tables()
    .selectFrom('skus')
    .select('code')
    .where('code', 'in', codes)
    .$if(ownIds.length > 0, (q) => q.where('id', 'not in', ownIds))
    .executeTakeFirst();
  return fail(
    'sku_code_taken',
    others ? `SKU 编码 ${others.code} 已被其他商品使用` : undefined,
    others ? { code: others.code } : undefined,
  );
};

/** Adds the SKUs of new products. Ids come back by product, in the order of the input. @throws sku_code_taken */
export const insertSkus = async (products: readonly { productId: number; input: ProductInput }[]): Promise<number[][]> => {
  const rows = products.flatMap(({ productId, input }) =>
    input.skus.map((sku, i) => ({ ...columnsOf(sku, i, input), product_id: productId, available: 0 })),
  );
  try {
    await tables().insertInto('skus').values(rows).execute();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return takenCode(
      rows.map((row) => row.code),
      [],
    );
  }
  const ids = await tables()
    .selectFrom('skus')
    .select(['id', 'product_id'])
    .where(
      'product_id',
      'in',
      products.map((one) => one.productId),
    )
    .orderBy('position')
    .execute();
  const byProduct = Map.groupBy(ids, (row) => row.product_id);
  return products.map(({ productId }) => (byProduct.get(productId) ?? []).map((row) => row.id));
};

/** Writes the SKUs of a product. Ids come back in the order of the input. @throws sku_code_taken, not_found */
export const writeSkus = async (
  productId: number,
  input: ProductInput,
  existing: readonly ExistingSku[],
): Promise<{ skuIds: number[]; priceSteps: PriceStep[] }> => {
  const matched = matchRows(input, existing);
  const kept = matched.filter((one) => one !== undefined).map((one) => one.id);
  if (new Set(kept).size !== kept.length) fail('spec_mismatch', '同一个 SKU 出现了两次');
  const dropped = existing.filter((one) => !one.removed && !kept.includes(one.id)).map((one) => one.id);
  const db = tables();
  if (dropped.length > 0) await db.updateTable('skus').set({ removed: true, enabled: false }).where('id', 'in', dropped).execute();
  // SKUs may have exchanged their codes: those that change first step aside.
  const renamed = input.skus.flatMap((sku, i) => (matched[i] && matched[i].code !== sku.code ? [matched[i].id] : []));
  for (const id of renamed)
    await db
      .updateTable('skus')
      .set({ code: `~${id}` })
      .where('id', '=', id)
      .execute();
  try {
    for (const [i, sku] of input.skus.entries()) {
      const own = matched[i];
      if (own)
        await db
          .updateTable('skus')
          .set(columnsOf(sku, i, input))
          .where('id', '=', own.id)
          .execute();
    }
    const fresh = input.skus.flatMap((sku, i) =>
      matched[i] ? [] : [{ ...columnsOf(sku, i, input), product_id: productId, available: 0 }],
    );
    if (fresh.length > 0) await db.insertInto('skus').values(fresh).execute();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return takenCode(
      input.skus.map((sku) => sku.code),
      existing.map((one) => one.id),
    );
  }
  if (existing.length > 0) await refreshProductStock([productId]);
  const ids = await db.selectFrom('skus').select(['id', 'code']).where('product_id', '=', productId).where('removed', '=', false).execute();
  const byCode = new Map(ids.map((row) => [row.code.toLowerCase(), row.id]));
  const priceSteps = input.skus.flatMap((sku, i) => {
    const own = matched[i];
    return own && !own.removed && own.price !== sku.price ? [{ skuId: own.id, skuCode: sku.code, from: own.price, to: sku.price }] : [];
  });
  return { skuIds: input.skus.map((sku) => byCode.get(sku.code.toLowerCase()) as number), priceSteps };
};
