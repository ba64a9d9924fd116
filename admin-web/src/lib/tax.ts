import { taxMarkLabels, taxMarks, taxRates, taxRateText, type TaxMark, type TaxRate } from '@huitou/shared-types/invoices/states.ts';

/** Rate and mark go together: people choose `13%` or `免税`, one thing. `1300:normal`, `0:exempt`. */
export type TaxChoice = `${TaxRate}:${TaxMark}`;

export interface Tax {
  /** Basis points; null takes both from the category, then from the settings. */
  taxRate: TaxRate | null;
  taxMark: TaxMark;
}

export const taxChoices: readonly { value: TaxChoice; label: string }[] = [
  ...taxRates.filter((rate) => rate > 0).map((rate) => ({ value: `${rate}:normal` as const, label: taxRateText(rate) })),
  ...taxMarks.filter((mark) => mark !== 'normal').map((mark) => ({ value: `0:${mark}` as const, label: taxMarkLabels[mark] })),
];

export const toTaxChoice = (rate: number | null, mark: TaxMark): TaxChoice | null =>
  taxChoices.find(({ value }) => value === `${rate}:${mark}`)?.value ?? null;

export const fromTaxChoice = (choice: TaxChoice | null): Tax => {
  const [rate, mark] = choice?.split(':') ?? [];
  return {
    taxRate: taxRates.find((one) => String(one) === rate) ?? null,
    taxMark: taxMarks.find((one) => one === mark) ?? 'normal',
  };
};
