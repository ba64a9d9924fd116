import type { TaxMark } from '@huitou/shared-types/invoices/states.ts';
import { fail } from '../../platform/errors.ts';
import { readSettings } from '../settings/index.ts';
import { pathOf, readCategories } from './category-tree.ts';
import { tables } from './tables.ts';

/** What an invoice needs to know of a product. An empty code and a null rate: nobody has said. */
export interface ProductTax {
  code: string;
  /** Basis points. */
  rate: number | null;
  mark: TaxMark;
  unit: string;
}

/** @throws invalid_input: a mark other than `normal` belongs to rate 0, and rate 0 needs one */
export const checkTax = (input: { taxRate: number | null; taxMark: TaxMark }): void => {
  if (input.taxMark !== 'normal' && input.taxRate !== 0) fail('invalid_input', '免税、不征税、零税率的税率为 0');
  if (input.taxMark === 'normal' && input.taxRate === 0) fail('invalid_input', '税率为 0 时请选择免税、不征税或零税率');
};

/** How products are taxed: as they say themselves, else as the nearest category above them says, else as the shop does. */
export const readTaxes = async (productIds: readonly number[]): Promise<Map<number, ProductTax>> => {
  if (productIds.length === 0) return new Map();
  const products = await tables()
    .selectFrom('products')
    .select(['id', 'category_id', 'unit', 'tax_code', 'tax_rate', 'tax_mark'])
    .where('id', 'in', [...new Set(productIds)])
    .execute();
  const categories = await readCategories();
  const shop = await readSettings('invoices');
  return new Map(
    products.map((product) => {
      const steps = [product, ...pathOf(categories, product.category_id).reverse()];
      const rated = steps.find((step) => step.tax_rate !== null);
      return [
        product.id,
        {
          code: steps.find((step) => step.tax_code !== '')?.tax_code ?? shop.taxCode,
          rate: rated ? rated.tax_rate : shop.taxRate,
          mark: rated?.tax_mark ?? 'normal',
          unit: product.unit,
        },
      ];
    }),
  );
};
