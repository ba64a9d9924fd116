import type { ProductInput } from '../write-product.ts';
import type { RowGroup } from './group-rows.ts';
import type { Issues } from './issues.ts';
import type { KnownProduct } from './known-products.ts';

/** The specs after the import: values that were there keep their pictures and order, new ones follow, values that nothing uses go. */
export const mergeSpecs = (
  group: RowGroup,
  known: KnownProduct | null,
  otherValues: readonly (readonly string[])[],
): ProductInput['specs'] =>
  group.rows[0].specs.map(({ name }, i) => {
    const before = known?.input.specs.find((spec) => spec.name === name)?.values ?? [];
    const inFile = group.rows.map((row) => row.specs[i]?.value).filter((value) => value !== undefined);
    const used = new Set([...inFile, ...otherValues.map((values) => values[i])]);
    const kept = before.filter((one) => used.has(one.value));
    const fresh = [...new Set(inFile)].filter((value) => !kept.some((one) => one.value === value));
    return { name, values: [...kept, ...fresh.map((value) => ({ value, picture: null }))] };
  });

/** The SKUs after the import: those that the file names with what it says, the others as they are. A new one needs a price. */
export const mergeSkus = (group: RowGroup, known: KnownProduct | null, issues: Issues): ProductInput['skus'] => {
  const before = new Map((known?.input.skus ?? []).map((sku) => [sku.code.toLowerCase(), sku]));
  const rows = group.rows.map((row) => {
    const old = before.get(row.code.toLowerCase());
    if (row.price === undefined && !old && !issues.errors.some((one) => one.row === row.number && one.column === '售价'))
      issues.error(row.number, '售价', '请填写售价');
    return {
      ...(old ? { id: old.id } : {}),
      code: row.code,
      barcode: row.barcode ?? old?.barcode ?? '',
      values: row.specs.map((spec) => spec.value),
      price: row.price ?? old?.price ?? 0,
      marketPrice: row.marketPrice ?? old?.marketPrice ?? null,
      cost: row.cost ?? old?.cost ?? null,
      picture: row.picture ?? old?.picture ?? null,
      weightG: row.weightG ?? old?.weightG ?? 0,
      volumeCm3: row.volumeCm3 ?? old?.volumeCm3 ?? 0,
      enabled: row.enabled ?? old?.enabled ?? true,
    };
  });
  const named = new Map(rows.map((sku) => [sku.code.toLowerCase(), sku]));
  // SKUs that the file does not name stay as they are, in their old order; new ones follow.
  const kept = (known?.input.skus ?? []).map((sku) => named.get(sku.code.toLowerCase()) ?? sku);
  return [...kept, ...rows.filter((sku) => !before.has(sku.code.toLowerCase()))];
};

/** Tells prices that look like a slip. */
export const warnPrices = (group: RowGroup, issues: Issues): void => {
  for (const row of group.rows) {
    if (row.price !== undefined && row.marketPrice !== undefined && row.marketPrice < row.price)
      issues.warn(row.number, '划线价', '划线价低于售价');
    if (row.price !== undefined && row.cost !== undefined && row.cost > row.price) issues.warn(row.number, '成本价', '成本价高于售价');
  }
};

/** Whether saving the product would change nothing. */
export const sameAs = (known: KnownProduct, input: ProductInput): boolean => {
  const plain = (one: ProductInput): string =>
    JSON.stringify([
      one.name,
      one.subtitle,
      one.categoryId,
      one.brandId,
      one.supplier,
      one.unit,
      one.taxCode,
      one.taxRate,
      one.taxMark,
      one.gallery,
      one.html,
      one.attributes,
      one.tags,
      one.specs,
      one.minQuantity,
      one.perOrder,
      one.perCustomer,
      one.sort,
      [...one.groupIds].sort((a, b) => a - b),
      one.skus.map((sku) => [
        sku.id ?? null,
        sku.code,
        sku.barcode,
        sku.values,
        sku.price,
        sku.marketPrice,
        sku.cost,
        sku.picture,
        sku.weightG,
        sku.volumeCm3,
        sku.enabled,
      ]),
    ]);
  return plain(known.input) === plain(input);
};
