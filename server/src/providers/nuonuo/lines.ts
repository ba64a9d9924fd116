import { yuan } from '@huitou/shared-types/money.ts';
import type { TaxMark } from '@huitou/shared-types/invoices/states.ts';
import type { LineCommand } from '../../modules/invoices/index.ts';
import { tidy } from '../plain-text.ts';

const properties = { normal: '0', discount: '1', discounted: '2' } as const;
/** Why a rate is zero: policy and mark. */
const marks: Readonly<Record<TaxMark, { favouredPolicyFlag: string; zeroRateFlag: string }>> = {
  normal: { favouredPolicyFlag: '0', zeroRateFlag: '' },
  exempt: { favouredPolicyFlag: '03', zeroRateFlag: '1' },
  untaxed: { favouredPolicyFlag: '04', zeroRateFlag: '2' },
  zero: { favouredPolicyFlag: '0', zeroRateFlag: '3' },
};

/** Price of one piece without tax, from fen and pieces: at most eight decimals, as the platform keeps. */
const unitPrice = (net: number, quantity: number): string => (Math.abs(net) / 100 / Math.abs(quantity)).toFixed(8).replace(/\.?0+$/, '');

const rateText = (basisPoints: number): string => String(basisPoints / 10_000);
const goods = (line: LineCommand) => ({
  goodsName: tidy(line.name, 90),
  goodsCode: line.taxCode,
  ...(line.property === 'discount' || line.spec === '' ? {} : { specType: tidy(line.spec, 40) }),
  ...(line.property === 'discount' || line.unit === '' ? {} : { unit: tidy(line.unit, 22) }),
  taxRate: rateText(line.taxRate),
});

/** One line of an order (invoiceDetail). Prices are without tax. */
export const blueDetail = (line: LineCommand): Record<string, string> => ({
  ...goods(line),
  ...(line.quantity === null ? {} : { num: String(line.quantity), price: unitPrice(line.net, line.quantity) }),
  withTaxFlag: '0',
  taxIncludedAmount: yuan(line.gross),
  taxExcludedAmount: yuan(line.net),
  tax: yuan(line.tax),
  invoiceLineProperty: properties[line.property],
  ...marks[line.taxRate === 0 && line.taxMark === 'normal' ? 'zero' : line.taxMark],
});

type RedLine = LineCommand & { readonly blueLine: number };

/** A discount has no line of its own on a red form: it lowers the line that it was given on. */
const merged = (lines: readonly RedLine[]): RedLine[] => {
  const all: RedLine[] = [];
  for (const line of lines) {
    const before = all.at(-1);
    if (line.property !== 'discount') all.push(line);
    else if (before)
      all[all.length - 1] = { ...before, net: before.net + line.net, tax: before.tax + line.tax, gross: before.gross + line.gross };
  }
  return all;
};

/** The lines of a red form, negative, by the place of the blue line. */
export const redDetail = (lines: readonly RedLine[]): Record<string, string>[] =>
  merged(lines).map((line) => ({
    blueDetailIndex: String(line.blueLine),
    ...goods(line),
    ...(line.quantity === null || line.quantity === 0
      ? {}
      : { num: String(line.quantity), taxExcludedPrice: unitPrice(line.net, line.quantity) }),
    taxExcludedAmount: yuan(line.net),
    taxAmount: yuan(line.tax),
    ...(line.taxMark === 'exempt' || line.taxMark === 'untaxed' ? { favouredPolicyFlag: marks[line.taxMark].favouredPolicyFlag } : {}),
  }));
