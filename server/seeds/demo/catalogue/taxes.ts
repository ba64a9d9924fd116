import type { TaxMark, TaxRate } from '@huitou/shared-types/invoices/states.ts';

interface DemoTax {
  readonly taxCode: string;
  readonly taxRate: TaxRate | null;
  readonly taxMark: TaxMark;
}
const tax = (taxCode: string, taxRate: TaxRate, taxMark: TaxMark = 'normal'): DemoTax => ({ taxCode, taxRate, taxMark });

/** Tax classification codes by category, as a shop would set them: the children say the code, the rate may come from above. Examples, no tax advice. */
const byCategory: Record<string, DemoTax> = {
  fresh: tax('1010115000000000000', 900),
  'fresh-seafood': tax('1010402000000000000', 900),
  // Fresh meat and eggs, and vegetables, are exempt where they are sold on.
  'fresh-meat': tax('1010303000000000000', 0, 'exempt'),
  'fresh-veg': tax('1010112000000000000', 0, 'exempt'),
  drink: tax('1030401000000000000', 1300),
  'drink-tea': tax('1030304000000000000', 1300),
  snack: tax('1030299000000000000', 1300),
  'snack-nut': tax('1030208000000000000', 1300),
  'snack-bake': tax('1030201000000000000', 1300),
  grain: tax('1030299000000000000', 1300),
  'grain-staple': tax('1010101000000000000', 900),
  'grain-season': tax('1030206000000000000', 1300),
  'grain-cook': tax('1080413000000000000', 1300),
  home: tax('1040105000000000000', 1300),
  'home-cup': tax('1080311000000000000', 1300),
  'home-clean': tax('1060105000000000000', 1300),
  care: tax('1070222000000000000', 1300),
  wear: tax('1040201000000000000', 1300),
  'wear-shoe': tax('1040301000000000000', 1300),
  'wear-bag': tax('1040303000000000000', 1300),
  tech: tax('1090510000000000000', 1300),
  'tech-power': tax('1090414000000000000', 1300),
  'tech-home': tax('1090416000000000000', 1300),
};
const fromAbove: DemoTax = { taxCode: '', taxRate: null, taxMark: 'normal' };

export const taxOf = (categoryCode: string): DemoTax => byCategory[categoryCode] ?? fromAbove;
