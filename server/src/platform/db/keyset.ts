import { fail } from '../errors.ts';

/** Cursors are opaque to clients: the sort values of the last row, as JSON in base64url. */
export const encodeCursor = (values: readonly (string | number)[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** @throws invalid_input when it is not one of ours. `kinds` says what each value must be. */
export const decodeCursor = (cursor: string | undefined, kinds: readonly ('number' | 'string')[]): (string | number)[] | null => {
  if (cursor === undefined || cursor === '') return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === kinds.length &&
      values.every((v, i) => typeof v === kinds[i] && (typeof v !== 'number' || Number.isFinite(v)))
    ) {
      return values as (string | number)[];
    }
  } catch {
    // falls through to the refusal
  }
  return fail('invalid_input', '翻页参数不正确');
};
/** The cursor of a list that is sorted by id alone. */
export const idCursor = (cursor: string | undefined): number | null =>
  (decodeCursor(cursor, ['number'])?.[0] as number | undefined) ?? null;

/** Cuts `limit + 1` fetched rows to a page. */
export const toPage = <R, T>(
  rows: readonly R[],
  limit: number,
  view: (row: R) => T,
  sortValues: (row: R) => readonly (string | number)[],
): { items: T[]; next: string | null } => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(view), next: rows.length > limit && last !== undefined ? encodeCursor(sortValues(last)) : null };
};
