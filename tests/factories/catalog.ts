import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { SaveProductIn, SkuIn } from '@huitou/shared-types/catalog/schema.ts';
import type { TestShop } from '../setup/app.ts';

let serial = 0;
const nextNumber = (): number => {
  serial += 1;
  return serial;
};
/** A text that no other test process makes. */
export const unique = (prefix: string): string => `${prefix}${process.pid.toString(36)}${nextNumber().toString(36)}`;

/** A path in the shop's own store: products may name pictures that are not there. */
export const picture = '/files/images/test/picture.webp';

export interface NewProduct extends Partial<Omit<SaveProductIn, 'specs' | 'skus'>> {
  /** Fen, of every SKU that is not told otherwise. */
  price?: number;
  /** `{ 颜色: ['红', '蓝'], 尺码: ['S'] }`: a SKU for each combination; absent makes one SKU without specs. */
  specs?: Record<string, string[]>;
  /** What differs for the SKU at a place. */
  sku?: (index: number, values: readonly string[]) => Partial<SkuIn>;
  /** False leaves it a draft. */
  onShelf?: boolean;
}

const combinations = (axes: readonly (readonly string[])[]): string[][] =>
  axes.reduce<string[][]>((rows, axis) => rows.flatMap((row) => axis.map((value) => [...row, value])), [[]]);

/** The form of a product as staff would send it; the category has to exist. */
export const productInput = ({
  price = 9900,
  specs = {},
  sku,
  onShelf: _,
  ...fields
}: NewProduct & { categoryId: string }): SaveProductIn => {
  const code = unique('T');
  return {
    name: `商品${code}`,
    gallery: [picture],
    ...fields,
    specs: Object.entries(specs).map(([name, values]) => ({ name, values: values.map((value) => ({ value })) })),
    skus: combinations(Object.values(specs)).map((values, i) => ({
      code: `${code}-${i + 1}`,
      values,
      price,
      weightG: 500,
      volumeCm3: 1000,
      ...sku?.(i, values),
    })),
  };
};

export const newCategory = async (
  shop: TestShop,
  staffToken: string,
  name = unique('分类'),
  parentId: string | null = null,
): Promise<string> => (await shop.api(staffToken)(catalogAdminRoutes.createCategory, { name, parentId })).id;

/**
 * A product on the shelf (unless told otherwise), made by staff through the API, in a category of its own unless one is named. Ids are
 * strings as the API has them. It has no stock: see the factories of stock.
 */
export const newProduct = async (
  shop: TestShop,
  staffToken: string,
  wanted: NewProduct = {},
): Promise<{ productId: string; skuIds: string[] }> => {
  const categoryId = wanted.categoryId ?? (await newCategory(shop, staffToken));
  const product = await shop.api(staffToken)(catalogAdminRoutes.createProduct, productInput({ ...wanted, categoryId }));
  if (wanted.onShelf !== false) {
    const { refused } = await shop.api(staffToken)(catalogAdminRoutes.moveProducts, { ids: [product.id], move: 'shelve' });
    if (refused[0]) throw new Error(`not shelved: ${refused[0].message}`);
  }
  return { productId: product.id, skuIds: product.skus.map((sku) => sku.id) };
};
