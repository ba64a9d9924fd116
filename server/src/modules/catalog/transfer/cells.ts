import { parseYuan } from '@huitou/shared-types/money.ts';
import type { SheetRow } from '../../../platform/sheet.ts';
import { type Column, columnOf } from './columns.ts';
import type { Issues } from './issues.ts';

const MAX_FEN = 1_000_000_000;
const yes = new Set(['是', '启用', '1', 'true', 'yes', 'y']);
const no = new Set(['否', '停用', '禁用', '0', 'false', 'no', 'n']);

/** Reads the cells of one row; what cannot be read is told to `issues` and left out. */
export class Cells {
  readonly #cells: Map<Column, string>;
  readonly #row: number;
  readonly #issues: Issues;
  constructor(row: SheetRow, issues: Issues) {
    this.#row = row.number;
    this.#issues = issues;
    this.#cells = new Map(
      Object.entries(row.cells).flatMap(([heading, value]) => {
        const column = columnOf(heading);
        // An apostrophe before a formula sign was put there by an export, to keep spreadsheets from running it.
        return column === undefined ? [] : [[column, value.replace(/^'(?=[=+\-@\t\r])/, '').trim()] as const];
      }),
    );
  }
  raw(column: Column): string {
    return this.#cells.get(column) ?? '';
  }
  text(column: Column, max: number): string | undefined {
    // Control and invisible characters come along from other systems and would only hide.
    const value = this.raw(column).replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim();
    if (value === '') return undefined;
    if (value.length > max) {
      this.#issues.error(this.#row, column, `最多 ${max} 个字，现在有 ${value.length} 个`);
      return undefined;
    }
    return value;
  }
  list(column: Column, separators: RegExp, maxLength: number, maxCount: number): string[] | undefined {
    const values = [
      ...new Set(
        this.raw(column)
          .split(separators)
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      ),
    ];
    if (values.length === 0) return undefined;
    const long = values.find((one) => one.length > maxLength);
    if (long !== undefined) this.#issues.error(this.#row, column, `“${long.slice(0, 20)}”超过 ${maxLength} 个字`);
    if (values.length > maxCount) this.#issues.error(this.#row, column, `最多 ${maxCount} 个`);
    return long === undefined && values.length <= maxCount ? values : undefined;
  }
  money(column: Column, min: number): number | undefined {
    const value = this.raw(column).normalize('NFKC');
    if (value === '') return undefined;
    const fen = parseYuan(value);
    if (fen === null) this.#issues.error(this.#row, column, `“${value.slice(0, 20)}”不是金额，请填写元，最多两位小数`);
    else if (fen < min || fen > MAX_FEN) this.#issues.error(this.#row, column, fen < min ? '金额须大于 0' : '金额太大');
    else return fen;
    return undefined;
  }
  integer(column: Column, min: number, max: number): number | undefined {
    const value = this.raw(column).normalize('NFKC').replace(/,/g, '').replace(/\.0+$/, '');
    if (value === '') return undefined;
    const number = /^-?\d{1,12}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    this.#issues.error(this.#row, column, `“${value.slice(0, 20)}”应为 ${min} 到 ${max} 的整数`);
    return undefined;
  }
  flag(column: Column): boolean | undefined {
    const value = this.raw(column).toLowerCase();
    if (value === '' || yes.has(value)) return value === '' ? undefined : true;
    if (no.has(value)) return false;
    this.#issues.error(this.#row, column, `“${value.slice(0, 20)}”应为“是”或“否”`);
    return undefined;
  }
  /** Pictures that cannot be shown are left out with a warning: a catalogue is not refused for a dead picture. */
  pictures(column: Column, max: number): string[] | undefined {
    const urls = [
      ...new Set(
        this.raw(column)
          .split(/[\s,，;；|]+/)
          .filter((one) => one !== ''),
      ),
    ];
    const good = urls.filter((url) => url.length <= 300 && /^(\/files\/[\w./-]+|https:\/\/[^\s"'<>]+)$/.test(url));
    if (good.length < urls.length)
      this.#issues.warn(this.#row, column, `${urls.length - good.length} 张图片不是 https 地址或本店图片，已忽略`);
    if (good.length > max) this.#issues.warn(this.#row, column, `最多 ${max} 张，多余的已忽略`);
    return good.length === 0 ? undefined : good.slice(0, max);
  }
}
