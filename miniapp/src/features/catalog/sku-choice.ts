import type { ProductDetail, SkuView } from '@huitou/shared-types/catalog/schema.ts';

/** One value a spec, in the order of the product's specs; null where nothing is chosen yet. */
export type Choice = readonly (string | null)[];

const fits = (sku: SkuView, choice: Choice): boolean => choice.every((value, i) => value === null || sku.values[i] === value);

/** Can `value` of spec `spec` still lead to something in stock, the other specs staying as chosen? */
export const isPossible = (skus: readonly SkuView[], choice: Choice, spec: number, value: string): boolean => {
  const tried = choice.map((one, i) => (i === spec ? value : one));
  return skus.some((sku) => sku.available > 0 && fits(sku, tried));
};

/** The SKU of a whole choice; undefined while something is open. */
export const chosenSku = (skus: readonly SkuView[], choice: Choice): SkuView | undefined =>
  choice.includes(null) ? undefined : skus.find((sku) => fits(sku, choice));

/** Where choosing starts: what is settled anyway because only one SKU, or one value of a spec, exists. */
export const firstChoice = ({ specs, skus }: Pick<ProductDetail, 'specs' | 'skus'>): Choice => {
  const only = skus.length === 1 ? skus[0] : undefined;
  return specs.map((spec, i) => only?.values[i] ?? (spec.values.length === 1 ? (spec.values[0]?.value ?? null) : null));
};

export interface QuantityBounds {
  min: number;
  max: number;
  maxReason: string;
  minReason: string;
}

/** How many may be taken, and the reason that is told at each end. Without a SKU: the most of any. */
export const quantityBounds = (product: Pick<ProductDetail, 'limits' | 'skus' | 'unit'>, sku: SkuView | undefined): QuantityBounds => {
  const { minQuantity, perOrder, perCustomer } = product.limits;
  const stock = sku ? sku.available : Math.max(0, ...product.skus.map((one) => one.available));
  const limits = [
    { value: stock, reason: `库存仅剩 ${stock} ${product.unit}` },
    { value: perOrder, reason: `每单限购 ${perOrder} ${product.unit}` },
    { value: perCustomer, reason: `每人限购 ${perCustomer} ${product.unit}` },
  ];
  let tightest = { value: stock, reason: limits[0]?.reason ?? '' };
  for (const { value, reason } of limits) if (value !== null && value < tightest.value) tightest = { value, reason };
  return { min: minQuantity, max: tightest.value, maxReason: tightest.reason, minReason: `${minQuantity} ${product.unit}起购` };
};
