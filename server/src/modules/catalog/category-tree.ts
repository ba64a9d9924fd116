import type { Category as CategoryView } from '@huitou/shared-types/catalog/schema.ts';
import type { TaxMark } from '@huitou/shared-types/invoices/states.ts';
import { remember } from '../../platform/remember.ts';
import { tables } from './tables.ts';

export interface CategoryRow {
  id: number;
  parent_id: number | null;
  name: string;
  icon: string;
  sort: number;
  visible: boolean;
  tax_code: string;
  tax_rate: number | null;
  tax_mark: TaxMark;
}
export const MAX_DEPTH = 3;

/** All categories in the order of the screens: small sort numbers first, then as they were made. */
export const readCategories = async (): Promise<CategoryRow[]> => {
  const rows = await tables()
    .selectFrom('categories')
    .select(['id', 'parent_id', 'name', 'icon', 'sort', 'visible', 'tax_code', 'tax_rate', 'tax_mark'])
    .orderBy('sort')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, visible: Boolean(row.visible) }));
};
const { read, forget } = remember(readCategories);
export const rememberedCategories = (): Promise<CategoryRow[]> => read();
export const forgetCategories = forget;

/** From the root to the category itself; empty when it does not exist. */
export const pathOf = (rows: readonly CategoryRow[], id: number | null): CategoryRow[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const path: CategoryRow[] = [];
  for (
    let row = id === null ? undefined : byId.get(id);
    row && path.length < 10;
    row = row.parent_id === null ? undefined : byId.get(row.parent_id)
  )
    path.unshift(row);
  return path;
};

/** A category and all below it. */
export const withDescendants = (rows: readonly CategoryRow[], id: number): number[] => {
  const found = [id];
  for (let i = 0; i < found.length; i += 1)
    for (const row of rows) if (row.parent_id === found[i] && !found.includes(row.id)) found.push(row.id);
  return found;
};
/** How many levels hang below a category, itself not counted. */
export const heightOf = (rows: readonly CategoryRow[], id: number): number => {
  const children = rows.filter((row) => row.parent_id === id);
  return children.length === 0 ? 0 : 1 + Math.max(...children.map((child) => heightOf(rows, child.id)));
};
/** Visible itself, and every category above it too. */
export const isVisible = (rows: readonly CategoryRow[], id: number): boolean => {
  const path = pathOf(rows, id);
  return path.length > 0 && path.every((row) => row.visible);
};

/** What customers see of the tree. */
export const visibleTree = (rows: readonly CategoryRow[], parentId: number | null = null): CategoryView[] =>
  rows
    .filter((row) => row.parent_id === parentId && row.visible)
    .map((row) => ({ id: String(row.id), name: row.name, icon: row.icon, children: visibleTree(rows, row.id) }));
