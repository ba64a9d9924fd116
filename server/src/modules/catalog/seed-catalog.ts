import { toJson } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { catalogChanged } from './cache.ts';
import { indexProducts } from './search/index-products.ts';
import { tables } from './tables.ts';
import { insertProducts, type ProductInput, type Written } from './write-product.ts';

export interface SeedCategory {
  code: string;
  tax: Pick<ProductInput, 'taxCode' | 'taxRate' | 'taxMark'>;
  name: string;
  icon: string;
  children: readonly Omit<SeedCategory, 'children'>[];
}
/** A product that names its category, brand and groups by the codes of the same seed. */
export type SeedProduct = Omit<ProductInput, 'categoryId' | 'brandId' | 'groupIds'> & {
  code: string;
  category: string;
  brand: string;
  groups: readonly string[];
  status: 'on' | 'off' | 'draft';
  createdAt: Date;
};
export interface CatalogSeed {
  categories: readonly SeedCategory[];
  brands: readonly { code: string; name: string }[];
  groups: readonly { code: string; name: string; subtitle: string }[];
  products: readonly SeedProduct[];
  /** `link` is made of the ids that the seed got. */
  banners: readonly {
    title: string;
    picture: string;
    link: (ids: { category: (code: string) => number; product: (code: string) => number }) => string;
  }[];
  search: { hot: string[]; synonyms: string[][] };
}
export interface SeededSku {
  productId: number;
  skuId: number;
}

const idOf = (ids: ReadonlyMap<string, number>, code: string): number => {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`the seed names ${code}, which it does not have`);
  return id;
};

const taxColumns = (tax: SeedCategory['tax']) => ({ tax_code: tax.taxCode, tax_rate: tax.taxRate, tax_mark: tax.taxMark });

const insertCategories = async (categories: readonly SeedCategory[]): Promise<Map<string, number>> => {
  const ids = new Map<string, number>();
  const insert = async (row: Omit<SeedCategory, 'children'>, parentId: number | null, sort: number): Promise<number> => {
    const { insertId } = await tables()
      .insertInto('categories')
      .values({ parent_id: parentId, name: row.name, icon: row.icon, sort, visible: true, ...taxColumns(row.tax) })
      .executeTakeFirstOrThrow();
    ids.set(row.code, Number(insertId));
    return Number(insertId);
  };
  for (const [i, top] of categories.entries()) {
    const parentId = await insert(top, null, i + 1);
    for (const [j, child] of top.children.entries()) await insert(child, parentId, j + 1);
  }
  return ids;
};

const insertNamed = async (
  table: 'brands' | 'product_groups',
  rows: readonly { code: string; columns: object }[],
): Promise<Map<string, number>> => {
  const ids = new Map<string, number>();
  for (const row of rows) {
    const { insertId } = await tables()
      .insertInto(table)
      .values(row.columns as never)
      .executeTakeFirstOrThrow();
    ids.set(row.code, Number(insertId));
  }
  return ids;
};

/** Fills an empty catalogue, in one transaction. Answers the ids by SKU code. */
export const seedCatalog = (seed: CatalogSeed): Promise<Map<string, SeededSku>> =>
  transact(async () => {
    const categories = await insertCategories(seed.categories);
    const brands = await insertNamed(
      'brands',
      seed.brands.map((row) => ({ code: row.code, columns: { name: row.name, logo: '' } })),
    );
    const groups = await insertNamed(
      'product_groups',
      seed.groups.map((row, i) => ({ code: row.code, columns: { name: row.name, subtitle: row.subtitle, on_home: true, sort: i + 1 } })),
    );
    const inputs = seed.products.map(({ code: _, category, brand, groups: inGroups, status: _s, createdAt: _c, ...rest }) => ({
      ...rest,
      categoryId: idOf(categories, category),
      brandId: idOf(brands, brand),
      groupIds: inGroups.map((one) => idOf(groups, one)),
    }));
    const written = await insertProducts(inputs, { quiet: true, status: (i) => seed.products[i]?.status ?? 'draft' });
    await indexProducts(written.map((one) => one.productId));
    const products = new Map<string, number>();
    const skus = new Map<string, SeededSku>();
    for (const [i, { code, createdAt, skus: rows }] of seed.products.entries()) {
      const { productId, skuIds } = written[i] as Written;
      await tables().updateTable('products').set({ created_at: createdAt, updated_at: createdAt }).where('id', '=', productId).execute();
      products.set(code, productId);
      rows.forEach((sku, n) => skus.set(sku.code, { productId, skuId: skuIds[n] as number }));
    }
    const ids = { category: (code: string) => idOf(categories, code), product: (code: string) => idOf(products, code) };
    const banners = seed.banners.map(({ link, ...row }, i) => ({
      ...row,
      link: link(ids),
      sort: i + 1,
      visible: true,
      starts_at: null,
      ends_at: null,
    }));
    if (banners.length > 0) await tables().insertInto('banners').values(banners).execute();
    await tables()
      .insertInto('search_config')
      .values({ id: 1, hot: toJson(seed.search.hot), synonyms: toJson(seed.search.synonyms) })
      .execute();
    catalogChanged();
    return skus;
  });

/** Whether there is any product: a shop with goods is not seeded. */
export const hasProducts = async (): Promise<boolean> =>
  (await tables().selectFrom('products').select('id').limit(1).executeTakeFirst()) !== undefined;
