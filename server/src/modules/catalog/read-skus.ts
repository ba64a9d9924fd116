import { holes, preparedSelect } from '../../platform/db/prepared.ts';
import { pathOf, rememberedCategories } from './category-tree.ts';
import { tables } from './tables.ts';

/** Everything that carts, quotes and orders need of a SKU, to be copied into what they keep. Money in fen, weight in grams, volume in cm³. */
export interface SkuSnapshot {
  skuId: number;
  productId: number;
  code: string;
  productName: string;
  /** `红色 / L`; empty for a product without specs. */
  spec: string;
  picture: string;
  unit: string;
  price: number;
  marketPrice: number | null;
  cost: number | null;
  weightG: number;
  volumeCm3: number;
  /** Null: the shop's default template. */
  freightTemplateId: number | null;
  categoryId: number;
  /** The category and all above it, from the root. */
  categoryIds: readonly number[];
  brandId: number | null;
  minQuantity: number;
  perOrder: number | null;
  perCustomer: number | null;
  /** On the shelf and enabled; says nothing of stock. */
  sellable: boolean;
}

const selectSkus = preparedSelect((count = 1) =>
  tables()
    .selectFrom('skus as s')
    .innerJoin('products as p', 'p.id', 's.product_id')
    .select([
      's.id',
      's.product_id',
      's.code',
      's.spec',
      's.cover',
      's.price',
      's.market_price',
      's.cost',
      's.weight_g',
      's.volume_cm3',
      's.enabled',
      's.removed',
      'p.name',
      'p.unit',
      'p.status',
      'p.freight_template_id',
      'p.category_id',
      'p.brand_id',
      'p.min_quantity',
      'p.per_order',
      'p.per_customer',
    ])
    .where('s.id', 'in', holes(count)),
);

/** Snapshots of SKUs in one SQL, straight from the database (the tree of categories is remembered); ids that do not exist are missing from the answer. */
export const readSkus = async (skuIds: readonly number[]): Promise<SkuSnapshot[]> => {
  if (skuIds.length === 0) return [];
  const wanted = [...new Set(skuIds)];
  const [rows, categories] = await Promise.all([selectSkus([wanted.length], wanted), rememberedCategories()]);
  return rows.map((row) => ({
    skuId: row.id,
    productId: row.product_id,
    code: row.code,
    productName: row.name,
    spec: row.spec,
    picture: row.cover,
    unit: row.unit,
    price: row.price,
    marketPrice: row.market_price,
    cost: row.cost,
    weightG: row.weight_g,
    volumeCm3: row.volume_cm3,
    freightTemplateId: row.freight_template_id,
    categoryId: row.category_id,
    categoryIds: pathOf(categories, row.category_id).map((category) => category.id),
    brandId: row.brand_id,
    minQuantity: row.min_quantity,
    perOrder: row.per_order,
    perCustomer: row.per_customer,
    sellable: row.status === 'on' && Boolean(row.enabled) && !row.removed,
  }));
};
