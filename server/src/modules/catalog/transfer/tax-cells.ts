import { type TaxMark, taxMarkLabels, taxMarks, type TaxRate, taxRates, taxRateText } from '@huitou/shared-types/invoices/states.ts';
import type { Issues } from './issues.ts';

export interface Tax {
  taxRate: TaxRate | null;
  taxMark: TaxMark;
}
const INHERIT = '跟随分类';

/** 19 digits; '' to follow the category; undefined when the cell is empty. */
export const readTaxCode = (cell: string, row: number, issues: Issues): string | undefined => {
  const code = cell.normalize('NFKC').replace(/\s/g, '');
  if (code === '') return undefined;
  if (code === INHERIT) return '';
  if (/^\d{19}$/.test(code)) return code;
  issues.error(row, '税收编码', `“${code.slice(0, 20)}”应为 19 位数字${/e\+?\d+$/i.test(code) ? '，请把该列设为文本后重填' : ''}`);
  return undefined;
};

/** `13%`, `0.13`, `免税` …; undefined when the cell is empty. */
export const readTax = (cell: string, row: number, issues: Issues): Tax | undefined => {
  const text = cell.normalize('NFKC').replace(/\s/g, '');
  if (text === '') return undefined;
  if (text === INHERIT) return { taxRate: null, taxMark: 'normal' };
  const mark = taxMarks.find((one) => one !== 'normal' && taxMarkLabels[one] === text);
  if (mark) return { taxRate: 0, taxMark: mark };
  const number = /^\d{1,2}(\.\d{1,4})?%?$/.test(text)
    ? Math.round(Number.parseFloat(text) * (text.endsWith('%') || Number.parseFloat(text) >= 1 ? 100 : 10_000))
    : -1;
  const rate = taxRates.find((one) => one !== 0 && one === number);
  if (rate !== undefined) return { taxRate: rate, taxMark: 'normal' };
  issues.error(row, '税率', `“${text.slice(0, 10)}”不是可用的税率`);
  return undefined;
};

/** What the export writes. */
export const taxCell = ({ taxRate, taxMark }: { taxRate: number | null; taxMark: TaxMark }): string =>
  taxRate === null ? '' : taxMark === 'normal' ? taxRateText(taxRate) : taxMarkLabels[taxMark];
