import type { Column } from './columns.ts';
import type { Issues } from './issues.ts';
import type { ImportRow } from './read-rows.ts';

/** Rows that are the SKUs of one product. */
export interface RowGroup {
  rows: [ImportRow, ...ImportRow[]];
}

const sharedFields: readonly (readonly [keyof ImportRow, Column])[] = [
  ['name', '商品名称'],
  ['subtitle', '副标题'],
  ['category', '分类'],
  ['brand', '品牌'],
  ['supplier', '供应商'],
  ['unit', '单位'],
  ['taxCode', '税收编码'],
  ['tax', '税率'],
  ['tags', '标签'],
  ['minQuantity', '起购数量'],
  ['perOrder', '单笔限购'],
  ['perCustomer', '每人限购'],
  ['sort', '排序'],
  ['groups', '分组'],
  ['status', '状态'],
  ['gallery', '商品图片'],
  ['html', '商品描述'],
  ['attributes', '商品属性'],
];

/** The value of a field of the product: the first that any of its rows gives. */
export const fieldOf = <K extends keyof ImportRow>(group: RowGroup, field: K): ImportRow[K] | undefined =>
  group.rows.find((row) => row[field] !== undefined)?.[field];

const checkAgreement = (group: RowGroup, issues: Issues): void => {
  for (const [field, column] of sharedFields) {
    const first = group.rows.find((row) => row[field] !== undefined);
    const other = group.rows.find((row) => row[field] !== undefined && JSON.stringify(row[field]) !== JSON.stringify(first?.[field]));
    if (first && other) issues.error(other.number, column, `与第 ${first.number} 行（同一商品）不一致`);
  }
  const names = group.rows[0].specs.map((spec) => spec.name).join(' / ');
  const other = group.rows.find((row) => row.specs.map((spec) => spec.name).join(' / ') !== names);
  if (other) issues.error(other.number, '规格1名称', `规格与第 ${group.rows[0].number} 行（同一商品）不一致`);
};

/**
 * Puts the rows of one product together: those with the same 商品编码; without one, those with the same name, and rows without
 * either (merged cells) go with the row above. Duplicate SKU codes are errors, duplicate barcodes warnings.
 */
export const groupRows = (rows: readonly ImportRow[], issues: Issues): RowGroup[] => {
  const groups = new Map<string, RowGroup>();
  let last = '';
  for (const row of rows) {
    const key = row.group !== '' ? `编码:${row.group}` : row.name !== undefined ? `名称:${row.name}` : last;
    last = key;
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { rows: [row] });
  }
  const seen = new Map<string, number>();
  const barcodes = new Map<string, number>();
  for (const row of rows) {
    const code = row.code.toLowerCase();
    const before = seen.get(code);
    if (code !== '' && before !== undefined) issues.error(row.number, 'SKU编码', `与第 ${before} 行重复`);
    seen.set(code, before ?? row.number);
    const sameBarcode = row.barcode === undefined ? undefined : barcodes.get(row.barcode);
    if (sameBarcode !== undefined) issues.warn(row.number, '条形码', `与第 ${sameBarcode} 行重复`);
    if (row.barcode !== undefined) barcodes.set(row.barcode, sameBarcode ?? row.number);
  }
  for (const group of groups.values()) checkAgreement(group, issues);
  return [...groups.values()];
};
