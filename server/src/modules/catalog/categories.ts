import type { AdminCategories, AdminCategory, Categories, saveCategoryIn, updateCategoryIn } from '@huitou/shared-types/catalog/schema.ts';
import type { z } from 'zod';
import type { Actor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { catalogChanged } from './cache.ts';
import {
  type CategoryRow,
  heightOf,
  MAX_DEPTH,
  pathOf,
  readCategories,
  rememberedCategories,
  visibleTree,
  withDescendants,
} from './category-tree.ts';
import { reindexLater } from './search/reindex.ts';
import { tables } from './tables.ts';
import { checkTax } from './taxes.ts';

type CategoryInput = z.output<typeof saveCategoryIn>;

export const listCategories = async (): Promise<Categories> => ({ items: visibleTree(await rememberedCategories()) });

/** The whole tree for staff; a category counts the products below it too. */
export const adminCategories = async (): Promise<AdminCategories> => {
  const rows = await readCategories();
  const counts = await tables()
    .selectFrom('products')
    .select(['category_id', (eb) => eb.fn.countAll<number>().as('n')])
    .where('status', '<>', 'recycled')
    .groupBy('category_id')
    .execute();
  const own = new Map(counts.map((row) => [row.category_id, Number(row.n)]));
  const view = (row: CategoryRow): AdminCategory => {
    const children = rows.filter((child) => child.parent_id === row.id).map(view);
    const products = (own.get(row.id) ?? 0) + children.reduce((sum, child) => sum + child.products, 0);
    return {
      id: String(row.id),
      name: row.name,
      icon: row.icon,
      sort: row.sort,
      visible: row.visible,
      taxCode: row.tax_code,
      taxRate: row.tax_rate,
      taxMark: row.tax_mark,
      products,
      children,
    };
  };
  return { items: rows.filter((row) => row.parent_id === null).map(view) };
};

const checkParent = (rows: readonly CategoryRow[], parentId: number | null, below: number): void => {
  if (parentId === null) return;
  const depth = pathOf(rows, parentId).length;
  if (depth === 0) fail('invalid_input', '上级分类不存在');
  if (depth + 1 + below > MAX_DEPTH) fail('category_too_deep');
};

/** @throws invalid_input for a rate that does not fit its mark */
const columnsOf = (input: CategoryInput) => {
  checkTax(input);
  const { parentId, taxCode, taxRate, taxMark, ...columns } = input;
  return { ...columns, parent_id: parentId, tax_code: taxCode, tax_rate: taxRate, tax_mark: taxMark };
};

/** Adds a category in the transaction in hand. @throws category_too_deep, invalid_input */
export const insertCategory = async (input: CategoryInput, actor: Actor): Promise<number> => {
  checkParent(await readCategories(), input.parentId, 0);
  const { insertId } = await tables().insertInto('categories').values(columnsOf(input)).executeTakeFirstOrThrow();
  await recordAudit(actor, {
    action: 'category.create',
    subject: 'category',
    subjectId: Number(insertId),
    summary: `新建分类：${input.name}`,
  });
  catalogChanged();
  return Number(insertId);
};
export const createCategory = async (input: CategoryInput, { actor }: StaffCall): Promise<{ id: string }> => ({
  id: String(await transact(() => insertCategory(input, actor))),
});

/** @throws category_too_deep; invalid_input when it would hang below itself */
export const updateCategory = async ({ id, ...input }: z.output<typeof updateCategoryIn>, { actor }: StaffCall): Promise<{ id: string }> =>
  transact(async () => {
    const { parentId, name } = input;
    const rows = await readCategories();
    const before = rows.find((row) => row.id === id) ?? fail('not_found');
    if (parentId !== null && withDescendants(rows, id).includes(parentId)) fail('invalid_input', '不能移到自己的下级');
    checkParent(rows, parentId, heightOf(rows, id));
    await tables().updateTable('categories').set(columnsOf(input)).where('id', '=', id).execute();
    await recordAudit(actor, {
      action: 'category.update',
      subject: 'category',
      subjectId: id,
      summary: `修改分类：${name}`,
      before,
      after: columnsOf(input),
    });
    if (before.name !== name || before.parent_id !== parentId) await reindexLater({ categoryIds: withDescendants(rows, id) });
    catalogChanged();
    return { id: String(id) };
  });

/** @throws category_not_empty when products or categories are below it; those in the recycle bin count too */
export const deleteCategory = async ({ id }: { id: number }, { actor }: StaffCall): Promise<{ ok: true }> =>
  transact(async () => {
    const db = tables();
    const row =
      (await db.selectFrom('categories').select(['name']).where('id', '=', id).forUpdate().executeTakeFirst()) ?? fail('not_found');
    const child = await db.selectFrom('categories').select('id').where('parent_id', '=', id).limit(1).executeTakeFirst();
    const product = await db.selectFrom('products').select('id').where('category_id', '=', id).limit(1).executeTakeFirst();
    if (child || product) fail('category_not_empty');
    await db.deleteFrom('categories').where('id', '=', id).execute();
    await recordAudit(actor, { action: 'category.delete', subject: 'category', subjectId: id, summary: `删除分类：${row.name}` });
    catalogChanged();
    return { ok: true };
  });
