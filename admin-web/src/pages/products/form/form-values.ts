import type { AdminProduct, SaveProductIn } from '@huitou/shared-types/catalog/schema.ts';
import { fromTaxChoice, toTaxChoice, type TaxChoice } from '../../../lib/tax.ts';
import { emptyMatrix, fromMatrix, rowProblem, toMatrix, type Matrix } from './draft.ts';
import { specProblem } from './sku-matrix.ts';

/** The product form: as the route takes it, but specs and SKUs as one matrix, rate and mark of the tax as one choice. */
export interface ProductFormValues extends Omit<SaveProductIn, 'specs' | 'skus' | 'categoryId' | 'taxRate' | 'taxMark'> {
  categoryId: string | undefined;
  tax: TaxChoice | null;
  matrix: Matrix;
}

export const emptyProduct = (): ProductFormValues => ({
  name: '',
  subtitle: '',
  categoryId: undefined,
  brandId: null,
  supplier: '',
  unit: '件',
  gallery: [],
  html: '',
  attributes: [],
  tags: [],
  freightTemplateId: null,
  minQuantity: 1,
  perOrder: null,
  perCustomer: null,
  sort: 0,
  groupIds: [],
  shelfAt: null,
  unshelfAt: null,
  taxCode: '',
  tax: null,
  matrix: emptyMatrix(),
});

export const toFormValues = (product: AdminProduct): ProductFormValues => {
  const {
    id: _,
    version: __,
    status: ___,
    sales: ____,
    createdAt: _____,
    updatedAt: ______,
    specs,
    skus,
    taxRate,
    taxMark,
    ...rest
  } = product;
  return { ...rest, tax: toTaxChoice(taxRate, taxMark), matrix: toMatrix({ specs, skus }) };
};

export const toSaveInput = ({ matrix, tax, ...rest }: ProductFormValues): SaveProductIn => ({
  ...rest,
  categoryId: rest.categoryId ?? '',
  ...fromTaxChoice(tax),
  ...fromMatrix(matrix),
});

export const matrixProblem = (matrix: Matrix): string | null =>
  specProblem(matrix.specs, { specs: 3, values: 50, skus: 200 }) ?? rowProblem(matrix);
