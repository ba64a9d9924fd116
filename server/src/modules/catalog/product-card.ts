import type { ProductCard, ProductPage } from '@huitou/shared-types/catalog/schema.ts';
import { toPage } from '../../platform/db/keyset.ts';
import { json } from '../../platform/db/orm.ts';
import { cardTagsOf } from './card-tags.ts';
import { pathOf, rememberedCategories } from './category-tree.ts';

/** The columns of a card; its own words need no other table. */
export const cardColumns = [
  'products.id',
  'products.name',
  'products.subtitle',
  'products.picture',
  'products.price_min',
  'products.market_price',
  'products.sales',
  'products.stock',
  'products.tags',
  'products.category_id',
  'products.brand_id',
] as const;

export interface CardRow {
  id: number;
  name: string;
  subtitle: string;
  picture: string;
  price_min: number;
  market_price: number | null;
  sales: number;
  stock: number;
  tags: unknown;
  category_id: number;
  brand_id: number | null;
}

const toCard = (row: CardRow, promotions: readonly string[]): ProductCard => ({
  id: String(row.id),
  name: row.name,
  subtitle: row.subtitle,
  picture: row.picture,
  price: row.price_min,
  marketPrice: row.market_price,
  sales: row.sales,
  soldOut: row.stock <= 0,
  tags: [...new Set([...promotions, ...json<string[]>(row.tags)])],
});

/** Cards in the order of the rows, with what promotions say of the products before the products' own words. */
export const cardsOf = async (rows: readonly CardRow[]): Promise<ProductCard[]> => {
  if (rows.length === 0) return [];
  const categories = await rememberedCategories();
  const tags = await cardTagsOf(
    rows.map((row) => ({
      productId: row.id,
      categoryIds: pathOf(categories, row.category_id).map((category) => category.id),
      brandId: row.brand_id,
    })),
  );
  return rows.map((row) => toCard(row, tags.get(row.id) ?? []));
};

/** A page of cards from `limit + 1` rows. */
export const toCardPage = async <R extends CardRow>(
  rows: readonly R[],
  limit: number,
  sortValues: (row: R) => readonly (string | number)[],
): Promise<ProductPage> => {
  const { items, next } = toPage(rows, limit, (row) => row, sortValues);
  return { items: await cardsOf(items), next };
};
