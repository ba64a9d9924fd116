import { exportProductsIn } from '@huitou/shared-types/catalog/schema.ts';
import { productStatusLabels } from '@huitou/shared-types/catalog/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { z } from 'zod';
import { dayOf, now } from '../../../platform/clock.ts';
import { transact } from '../../../platform/db/transact.ts';
import type { StaffCall } from '../../../platform/http/mount.ts';
import { writeSheet } from '../../../platform/sheet.ts';
import { recordAudit } from '../../audit/index.ts';
import { defineTask, startTask } from '../../tasks/index.ts';
import { type CategoryRow, pathOf, readCategories, withDescendants } from '../category-tree.ts';
import { staffMatches } from '../product-rows.ts';
import { tables } from '../tables.ts';
import { columns } from './columns.ts';
import { taxCell } from './tax-cells.ts';
import { type KnownProduct, readProducts } from './known-products.ts';

const BATCH = 500;
/** What a cell of a spreadsheet holds at most. */
const CELL_LENGTH = 32_767;
const payload = z.object({ filters: exportProductsIn });

/** Starts an export in the import format. */
export const exportProducts = (input: z.output<typeof exportProductsIn>, { actor }: StaffCall): Promise<{ taskId: string }> =>
  transact(async () => {
    const filters = { ...input, categoryId: input.categoryId?.toString() };
    await recordAudit(actor, { action: 'product.export', subject: 'product', subjectId: '', summary: '导出商品', after: filters });
    return { taskId: String(await startTask({ kind: 'product-export', title: '导出商品', staffId: actor.id, payload: { filters } })) };
  });

const money = (fen: number | null): string => (fen === null ? '' : yuan(fen));
const limit = (count: number | null): string | number => count ?? '';

interface Names {
  categories: readonly CategoryRow[];
  brands: ReadonlyMap<number, string>;
  groups: ReadonlyMap<number, string>;
}

/** A row for each SKU. What belongs to the product is repeated; its long texts stand in the first row only. */
const rowsOf = ({ id, status, input }: KnownProduct, names: Names): (string | number)[][] =>
  input.skus.map((sku, i) => {
    const specs = [0, 1, 2].flatMap((n) => [input.specs[n]?.name ?? '', sku.values[n] ?? '']);
    const long =
      i === 0
        ? [
            input.gallery.join('\n'),
            input.html.length > CELL_LENGTH ? '' : input.html,
            input.attributes.map((one) => `${one.name}：${one.value}`).join('；'),
          ]
        : ['', '', ''];
    return [
      `P${id}`,
      input.name,
      input.subtitle,
      pathOf(names.categories, input.categoryId)
        .map((row) => row.name)
        .join(' > '),
      names.brands.get(input.brandId ?? 0) ?? '',
      input.supplier,
      input.unit,
      input.taxCode,
      taxCell(input),
      input.tags.join('、'),
      ...specs,
      sku.code,
      sku.barcode,
      money(sku.price),
      money(sku.marketPrice),
      money(sku.cost),
      sku.weightG,
      sku.volumeCm3,
      sku.picture ?? '',
      sku.enabled ? '是' : '否',
      ...long,
      input.minQuantity,
      limit(input.perOrder),
      limit(input.perCustomer),
      input.sort,
      input.groupIds
        .map((groupId) => names.groups.get(groupId))
        .filter((name) => name !== undefined)
        .join('、'),
      status === 'on' ? '上架' : status === 'off' ? '下架' : productStatusLabels[status].label,
    ];
  });

const matchingIds = async (filters: z.output<typeof exportProductsIn>): Promise<number[]> => {
  const ids = await staffMatches(filters.q);
  if (ids?.length === 0) return [];
  const categories = filters.categoryId === undefined ? [] : withDescendants(await readCategories(), filters.categoryId);
  const rows = await tables()
    .selectFrom('products')
    .select('id')
    .where('status', filters.status === undefined ? '<>' : '=', filters.status ?? 'recycled')
    .$if(ids !== null, (q) => q.where('id', 'in', ids as number[]))
    .$if(categories.length > 0, (q) => q.where('category_id', 'in', categories))
    .$if(filters.supplier !== undefined, (q) => q.where('supplier', '=', filters.supplier as string))
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
};

export const exportTask = defineTask({
  kind: 'product-export',
  schema: payload,
  run: async ({ filters }, progress) => {
    const ids = await matchingIds(filters);
    const brands = await tables().selectFrom('brands').select(['id', 'name']).execute();
    const groups = await tables().selectFrom('product_groups').select(['id', 'name']).execute();
    const names: Names = {
      categories: await readCategories(),
      brands: new Map(brands.map((row) => [row.id, row.name])),
      groups: new Map(groups.map((row) => [row.id, row.name])),
    };
    const rows: (string | number)[][] = [];
    for (let i = 0; i < ids.length; i += BATCH) {
      for (const product of await readProducts(ids.slice(i, i + BATCH))) rows.push(...rowsOf(product, names));
      await progress(Math.min(i + BATCH, ids.length), ids.length);
    }
    const sheet = await writeSheet(columns, rows, {
      format: filters.format,
      title: '商品',
      widths: { 商品名称: 32, 商品图片: 30, 商品描述: 30, 商品属性: 30, 税收编码: 22, SKU编码: 20, 条形码: 18 },
    });
    return {
      file: { name: `商品-${dayOf(now())}.${filters.format}`, ...sheet },
      message: `共 ${ids.length} 个商品，${rows.length} 个 SKU`,
    };
  },
});
