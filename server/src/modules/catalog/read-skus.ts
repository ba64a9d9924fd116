import { holes, preparedSelect } from '../../platform/db/prepared.ts';
import { rememberMany } from '../../platform/remember.ts';
import { pathOf, rememberedCategories } from './category-tree.ts';
import { tables } from './tables.ts';

/** Everything that carts, quotes and orders need of a SKU, to be copied into what they keep. Money in fen, weight in grams, volume in cm³. */
export interface SkuSnapshot {
  readonly skuId: number;
  readonly productId: number;
  readonly code: string;
  readonly productName: string;
  /** `红色 / L`; empty for a product without specs. */
  readonly spec: string;
  readonly picture: string;
  readonly unit: string;
  readonly price: number;
  readonly marketPrice: number | null;
  readonly cost: number | null;
  readonly weightG: number;
  readonly volumeCm3: number;
  /** Null: the shop's default template. */
  readonly freightTemplateId: number | null;
  readonly categoryId: number;
  /** The category and all above it, from the root. */
  readonly categoryIds: readonly number[];
  readonly brandId: number | null;
  readonly minQuantity: number;
  readonly perOrder: number | null;
  readonly perCustomer: number | null;
  /** On the shelf and enabled; says nothing of stock. */
  readonly sellable: boolean;
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

/** To the next power of two, by more of the last: a statement is compiled and kept for each number of ids. */
const padded = (ids: readonly number[]): number[] => [
  ...ids,
  ...Array<number>(2 ** Math.ceil(Math.log2(ids.length)) - ids.length).fill(ids.at(-1) as number),
];

/** Snapshots of SKUs in one SQL, straight from the database (the tree of categories is remembered); ids that do not exist are missing from the answer. */
export const readSkus = async (skuIds: readonly number[]): Promise<SkuSnapshot[]> => {
  if (skuIds.length === 0) return [];
  const wanted = padded([...new Set(skuIds)]);
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

const { read, forget } = rememberMany(
  async (skuIds: readonly number[]) => new Map((await readSkus(skuIds)).map((sku) => [sku.skuId, sku])),
);
/** Snapshots of SKUs for prices: at most a second old, as all else that staff decide about a price. */
export const rememberedSkus = async (skuIds: readonly number[]): Promise<SkuSnapshot[]> => [...(await read(skuIds)).values()];
export const forgetSkus = forget;
