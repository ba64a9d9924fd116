import type { TableColumnType } from 'antd';
import type { TablePrefs } from '../../lib/prefs.ts';

/** A column that the person can hide or move. `key` names it in the saved setting, so it must not change. */
export interface Column<Row> extends Omit<TableColumnType<Row>, 'key' | 'title'> {
  key: string;
  title: string;
  /** Shown only to those who switch it on. */
  optional?: boolean;
  /** Cannot be hidden. */
  required?: boolean;
}

export const isShown = (column: Pick<Column<never>, 'key' | 'optional' | 'required'>, prefs: Pick<TablePrefs, 'columns'>): boolean =>
  column.required === true || (prefs.columns[column.key] ?? !column.optional);

/** All columns in the person's order; columns that the setting does not know keep their place after it. */
export const sortColumns = <C extends { key: string }>(columns: readonly C[], order: readonly string[]): C[] => {
  const rank = new Map(order.map((key, i) => [key, i]));
  return columns
    .map((column, i) => ({ column, at: rank.get(column.key) ?? order.length + i }))
    .sort((a, b) => a.at - b.at)
    .map(({ column }) => column);
};
