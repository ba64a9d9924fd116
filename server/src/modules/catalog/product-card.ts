import type { ProductCard } from '@huitou/shared-types/catalog/schema.ts';
import { json } from '../../platform/db/orm.ts';

/** The columns of a card; nothing of it needs another table. */
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
}

export const toCard = (row: CardRow): ProductCard => ({
  id: String(row.id),
  name: row.name,
  subtitle: row.subtitle,
  picture: row.picture,
  price: row.price_min,
  marketPrice: row.market_price,
  sales: row.sales,
  soldOut: row.stock <= 0,
  tags: json<string[]>(row.tags),
});
