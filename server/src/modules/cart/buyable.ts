import { readSkus, type SkuSnapshot } from '../catalog/index.ts';
import { availableBySku, readStock } from '../inventory/index.ts';
import { readPurchases } from '../pricing/index.ts';

/** What a customer can have of a SKU now, and what holds it down. */
export interface Buyable {
  readonly sku: SkuSnapshot;
  readonly available: number;
  /** By stock and limits; 0 when it cannot be bought. */
  readonly most: number;
  /** Why `most` is what it is: the text for the customer. */
  readonly why: string;
}
const MOST = 9999;

const judge = (sku: SkuSnapshot, available: number, bought: number): Buyable => {
  if (!sku.sellable) return { sku, available, most: 0, why: '商品已下架' };
  if (available <= 0) return { sku, available, most: 0, why: '已售罄' };
  const bounds = [
    { most: available, why: `库存仅剩 ${available} ${sku.unit}` },
    { most: MOST, why: `每次最多购买 ${MOST} ${sku.unit}` },
    ...(sku.perOrder === null ? [] : [{ most: sku.perOrder, why: `每单限购 ${sku.perOrder} ${sku.unit}` }]),
    ...(sku.perCustomer === null ? [] : [{ most: Math.max(0, sku.perCustomer - bought), why: `每人限购 ${sku.perCustomer} ${sku.unit}` }]),
  ];
  const tightest = bounds.reduce((a, b) => (b.most < a.most ? b : a));
  if (tightest.most < sku.minQuantity)
    return { sku, available, most: 0, why: tightest.most === available ? `库存不足，${sku.minQuantity} ${sku.unit}起购` : tightest.why };
  return { sku, available, ...tightest };
};

/** Looks up SKUs, stock and purchase counters; SKUs that do not exist are missing from the answer. */
export const readBuyable = async (customerId: number, skuIds: readonly number[]): Promise<Map<number, Buyable>> => {
  const [skus, levels] = await Promise.all([readSkus(skuIds), readStock(skuIds)]);
  const bought = await readPurchases(
    customerId,
    skus.filter((sku) => sku.perCustomer !== null).map((sku) => sku.productId),
  );
  const available = availableBySku(levels);
  return new Map(skus.map((sku) => [sku.skuId, judge(sku, available.get(sku.skuId) ?? 0, bought.get(sku.productId) ?? 0)]));
};
