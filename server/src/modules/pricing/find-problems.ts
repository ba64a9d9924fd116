import type { QuoteProblem } from '@huitou/shared-types/pricing/schema.ts';
import type { ErrorCode } from '@huitou/shared-types/errors.ts';
import type { SkuSnapshot } from '../catalog/index.ts';
import type { QuoteInput } from './compute-quote.ts';

const nameOf = (sku: SkuSnapshot): string => `“${sku.productName}${sku.spec ? ` ${sku.spec}` : ''}”`;
const problem = (skuId: number | null, code: ErrorCode, message: string): QuoteProblem => ({
  skuId: skuId === null ? null : String(skuId),
  code,
  message,
});

/** Limits count a product's SKUs together. */
const quantityByProduct = ({ items }: QuoteInput): Map<number, number> => {
  const sums = new Map<number, number>();
  for (const { sku, quantity } of items) sums.set(sku.productId, (sums.get(sku.productId) ?? 0) + quantity);
  return sums;
};

/** What stands against ordering, worst first for each item: gone, short, below the minimum, above a limit, not delivered there. */
export const findProblems = (input: QuoteInput, excludedSkuIds: readonly number[]): QuoteProblem[] => {
  const problems = (input.unknownSkuIds ?? []).map((skuId) => problem(skuId, 'item_unavailable', '有商品已失效，请移除后再下单'));
  const wanted = quantityByProduct(input);
  for (const { sku, quantity } of input.items) {
    const { skuId, unit } = sku;
    if (!sku.sellable) {
      problems.push(problem(skuId, 'item_unavailable', `${nameOf(sku)}已下架`));
      continue;
    }
    const available = input.available.get(skuId) ?? 0;
    if (available <= 0) problems.push(problem(skuId, 'stock_insufficient', `${nameOf(sku)}已售罄`));
    else if (available < quantity) problems.push(problem(skuId, 'stock_insufficient', `${nameOf(sku)}库存仅剩 ${available} ${unit}`));
    if (quantity < sku.minQuantity) problems.push(problem(skuId, 'min_quantity', `${nameOf(sku)}${sku.minQuantity} ${unit}起购`));
    const together = wanted.get(sku.productId) ?? quantity;
    if (sku.perOrder !== null && together > sku.perOrder)
      problems.push(problem(skuId, 'purchase_limit', `${nameOf(sku)}每单限购 ${sku.perOrder} ${unit}`));
    if (sku.perCustomer !== null) {
      const left = Math.max(0, sku.perCustomer - (input.bought.get(sku.productId) ?? 0));
      if (together > left)
        problems.push(problem(skuId, 'purchase_limit', `${nameOf(sku)}每人限购 ${sku.perCustomer} ${unit}，您还可购买 ${left} ${unit}`));
    }
  }
  for (const { sku } of input.items)
    if (excludedSkuIds.includes(sku.skuId)) problems.push(problem(sku.skuId, 'out_of_area', `${nameOf(sku)}暂不支持配送到该地址`));
  return problems;
};
