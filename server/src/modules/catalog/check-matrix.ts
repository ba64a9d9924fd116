export interface MatrixSpec {
  name: string;
  values: readonly { value: string }[];
}
export interface MatrixSku {
  code: string;
  values: readonly string[];
}

const firstTwice = (items: readonly string[]): string | undefined => items.find((item, i) => items.indexOf(item) !== i);

/**
 * What is wrong between specs and SKUs, in words for staff; empty when they fit. They fit when each SKU is a cell of the grid that
 * the specs span, no two are the same cell, and every value is used: cells may be missing (combinations that are not made), values
 * that lead nowhere may not. Without specs there is exactly one SKU.
 */
export const checkMatrix = (specs: readonly MatrixSpec[], skus: readonly MatrixSku[]): string[] => {
  const faults: string[] = [];
  const twiceNamed = firstTwice(specs.map((spec) => spec.name));
  if (twiceNamed !== undefined) faults.push(`规格名“${twiceNamed}”重复`);
  for (const spec of specs) {
    const twice = firstTwice(spec.values.map((one) => one.value));
    if (twice !== undefined) faults.push(`规格“${spec.name}”的值“${twice}”重复`);
    if (spec.values.length === 0) faults.push(`规格“${spec.name}”没有值`);
  }
  if (skus.length === 0) faults.push('至少一个 SKU');
  if (specs.length === 0 && skus.length > 1) faults.push('没有规格的商品只能有一个 SKU');
  for (const sku of skus) {
    if (sku.values.length !== specs.length) faults.push(`SKU ${sku.code} 有 ${sku.values.length} 个规格值，应为 ${specs.length} 个`);
    specs.forEach((spec, i) => {
      const value = sku.values[i];
      if (value !== undefined && !spec.values.some((one) => one.value === value))
        faults.push(`SKU ${sku.code} 的“${value}”不在规格“${spec.name}”中`);
    });
  }
  const cells = skus.map((sku) => JSON.stringify(sku.values));
  const twiceCell = specs.length > 0 ? skus.find((_, i) => cells.indexOf(cells[i] as string) !== i) : undefined;
  if (twiceCell) faults.push(`规格组合“${twiceCell.values.join(' / ')}”重复`);
  specs.forEach((spec, i) => {
    for (const { value } of spec.values)
      if (!skus.some((sku) => sku.values[i] === value)) faults.push(`规格“${spec.name}”的值“${value}”没有对应的 SKU`);
  });
  return faults;
};
