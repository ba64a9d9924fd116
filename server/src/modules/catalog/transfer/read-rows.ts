import { NO_SUPPLIER } from '@huitou/shared-types/catalog/states.ts';
import type { SheetRow } from '../../../platform/sheet.ts';
import { checkDigitFits } from './barcode.ts';
import { Cells } from './cells.ts';
import type { Issues } from './issues.ts';
import { readTax, readTaxCode, type Tax } from './tax-cells.ts';

/** One row of the file with its texts understood; undefined where the cell was empty or its column is not in the file. */
export interface ImportRow {
  number: number;
  group: string;
  name?: string | undefined;
  subtitle?: string | undefined;
  category?: string[] | undefined;
  brand?: string | undefined;
  /** Empty to clear it. */
  supplier?: string | undefined;
  unit?: string | undefined;
  taxCode?: string | undefined;
  tax?: Tax | undefined;
  tags?: string[] | undefined;
  specs: { name: string; value: string }[];
  code: string;
  barcode?: string | undefined;
  price?: number | undefined;
  marketPrice?: number | undefined;
  cost?: number | undefined;
  weightG?: number | undefined;
  volumeCm3?: number | undefined;
  picture?: string | undefined;
  enabled?: boolean | undefined;
  gallery?: string[] | undefined;
  html?: string | undefined;
  attributes?: { name: string; value: string }[] | undefined;
  minQuantity?: number | undefined;
  perOrder?: number | undefined;
  perCustomer?: number | undefined;
  sort?: number | undefined;
  groups?: string[] | undefined;
  status?: 'on' | 'off' | 'draft' | undefined;
}

const statuses: Record<string, ImportRow['status']> = { 上架: 'on', 在售: 'on', 下架: 'off', 已下架: 'off', 草稿: 'draft' };

const readSpecs = (cells: Cells, row: number, issues: Issues): ImportRow['specs'] => {
  const specs: ImportRow['specs'] = [];
  for (const i of [1, 2, 3] as const) {
    const name = cells.text(`规格${i}名称`, 12);
    const value = cells.text(`规格${i}值`, 30);
    if (name !== undefined && value !== undefined) specs.push({ name, value });
    else if (name !== undefined || value !== undefined)
      issues.error(row, name === undefined ? `规格${i}名称` : `规格${i}值`, '规格名称与规格值要同时填写');
  }
  return specs;
};

const readAttributes = (cells: Cells, row: number, issues: Issues): ImportRow['attributes'] => {
  const parts = cells
    .raw('商品属性')
    .split(/[;；\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (parts.length === 0) return undefined;
  const attributes = parts.map((part) => {
    const [, name = '', value = ''] = /^([^:：]+)[:：](.*)$/s.exec(part) ?? [];
    return { name: name.trim(), value: value.trim() };
  });
  const bad = attributes.findIndex((one) => one.name === '' || one.value === '' || one.name.length > 20 || one.value.length > 60);
  if (bad >= 0) issues.error(row, '商品属性', `“${(parts[bad] as string).slice(0, 20)}”应为“名称：值”，名称最多 20 字，值最多 60 字`);
  if (attributes.length > 30) issues.error(row, '商品属性', '最多 30 项');
  return attributes;
};

const readCode = (cells: Cells, row: number, issues: Issues): string => {
  const code = cells.raw('SKU编码').normalize('NFKC');
  if (code === '') issues.error(row, 'SKU编码', '请填写 SKU 编码');
  else if (!/^[\w.-]{1,40}$/.test(code)) issues.error(row, 'SKU编码', 'SKU 编码为 1–40 位字母、数字、_ . -');
  return code;
};

const readBarcode = (cells: Cells, row: number, issues: Issues): string | undefined => {
  const barcode = cells.raw('条形码').normalize('NFKC').replace(/\s/g, '');
  if (barcode === '') return undefined;
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(barcode)) issues.error(row, '条形码', '条形码被表格软件改成了科学计数，请把该列设为文本后重填');
  else if (!/^[\w-]{1,20}$/.test(barcode)) issues.error(row, '条形码', '条形码最多 20 位字母或数字');
  else if (!checkDigitFits(barcode)) issues.warn(row, '条形码', `${barcode} 的校验位不对`);
  return barcode;
};

/** Understands one row of the file. */
export const readRow = (sheetRow: SheetRow, issues: Issues): ImportRow => {
  const cells = new Cells(sheetRow, issues);
  const { number: row } = sheetRow;
  const html = cells.raw('商品描述');
  if (html.length > 60_000) issues.error(row, '商品描述', '描述太长，最多 60000 个字符');
  const state = cells.raw('状态');
  if (state !== '' && statuses[state] === undefined) issues.error(row, '状态', `“${state.slice(0, 10)}”应为上架、下架或草稿`);
  const name = cells.text('商品名称', 60);
  if (name !== undefined && name.length < 2) issues.error(row, '商品名称', '至少 2 个字');
  const category = cells.raw('分类');
  const supplier = cells.text('供应商', 60);
  return {
    number: row,
    group: cells.raw('商品编码'),
    name,
    subtitle: cells.text('副标题', 60),
    category: category === '' ? undefined : /[>＞]/.test(category) ? cells.list('分类', /[>＞]/, 20, 3) : cells.list('分类', /\//, 20, 3),
    brand: cells.text('品牌', 30),
    supplier: supplier === NO_SUPPLIER ? '' : supplier,
    unit: cells.text('单位', 6),
    taxCode: readTaxCode(cells.raw('税收编码'), row, issues),
    tax: readTax(cells.raw('税率'), row, issues),
    tags: cells.list('标签', /[、,，;；\n]+/, 8, 5),
    specs: readSpecs(cells, row, issues),
    code: readCode(cells, row, issues),
    barcode: readBarcode(cells, row, issues),
    price: cells.money('售价', 1),
    marketPrice: cells.money('划线价', 1),
    cost: cells.money('成本价', 0),
    weightG: cells.integer('重量', 0, 1_000_000),
    volumeCm3: cells.integer('体积', 0, 100_000_000),
    picture: cells.pictures('SKU图片', 1)?.[0],
    enabled: cells.flag('启用'),
    gallery: cells.pictures('商品图片', 10),
    html: html === '' ? undefined : html,
    attributes: readAttributes(cells, row, issues),
    minQuantity: cells.integer('起购数量', 1, 999),
    perOrder: cells.integer('单笔限购', 1, 9999),
    perCustomer: cells.integer('每人限购', 1, 9999),
    sort: cells.integer('排序', 0, 9999),
    groups: cells.list('分组', /[、,，;；\n]+/, 20, 50),
    status: statuses[state],
  };
};
