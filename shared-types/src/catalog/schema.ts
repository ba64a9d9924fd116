import { z } from 'zod';
import { uploadIn } from '../files/schema.ts';
import { cursorIn, fen, fileUrl, id, idIn, maybeText, page, text, time, timeIn } from '../schema.ts';
import { type TaxMark, taxMarks, taxRates } from '../invoices/states.ts';
import { NO_SUPPLIER, productStatuses } from './states.ts';

// ---- for customers
export const productCard = z.object({
  id,
  name: z.string(),
  subtitle: z.string(),
  picture: z.string(),
  price: fen.describe('lowest price of its SKUs'),
  marketPrice: fen.nullable(),
  sales: z.int(),
  soldOut: z.boolean(),
  tags: z.array(z.string()),
});
export const productListIn = z.object({
  ...cursorIn,
  categoryId: idIn.optional(),
  brandId: idIn.optional(),
  groupId: idIn.optional(),
  q: maybeText(40).optional(),
  sort: z.enum(['default', 'sales', 'newest', 'price_asc', 'price_desc']).default('default'),
  minPrice: fen.optional(),
  maxPrice: fen.optional(),
  inStock: z.boolean().optional(),
});
export const productPage = page(productCard);

export const skuView = z.object({
  id,
  code: z.string(),
  values: z.array(z.string()).describe('one value a spec, in the order of specs'),
  price: fen,
  marketPrice: fen.nullable(),
  picture: z.string().nullable(),
  available: z.int().describe('capped by a setting'),
  weightG: z.int(),
});
export const specView = z.object({ name: z.string(), values: z.array(z.object({ value: z.string(), picture: z.string().nullable() })) });
export const productDetail = z.object({
  id,
  name: z.string(),
  subtitle: z.string(),
  status: z.enum(['on', 'off']),
  unit: z.string(),
  gallery: z.array(z.string()),
  html: z.string(),
  attributes: z.array(z.object({ name: z.string(), value: z.string() })),
  brand: z.object({ id, name: z.string() }).nullable(),
  categoryPath: z.array(z.object({ id, name: z.string() })),
  specs: z.array(specView),
  skus: z.array(skuView),
  sales: z.int(),
  tags: z.array(z.string()),
  limits: z.object({ minQuantity: z.int(), perOrder: z.int().nullable(), perCustomer: z.int().nullable() }),
  price: fen,
  marketPrice: fen.nullable(),
  favourite: z.boolean(),
  freightText: z.string(),
  promise: z.string(),
  services: z.array(z.string()),
});
export const relatedProducts = z.object({ items: z.array(productCard) });

export const category: z.ZodType<Category> = z.lazy(() =>
  z.object({ id, name: z.string(), icon: z.string(), children: z.array(category) }),
);
export interface Category {
  id: string;
  name: string;
  icon: string;
  children: Category[];
}
export const categories = z.object({ items: z.array(category) });
export const banner = z.object({ id, picture: z.string(), link: z.string(), title: z.string() });
export const home = z.object({
  banners: z.array(banner),
  categories: z.array(z.object({ id, name: z.string(), icon: z.string() })),
  sections: z.array(z.object({ groupId: id, title: z.string(), subtitle: z.string(), items: z.array(productCard) })),
});
export const suggestIn = z.object({ q: maybeText(40).default('') });
export const words = z.object({ items: z.array(z.string()) });
export const searchWords = z.object({ history: z.array(z.string()), hot: z.array(z.string()) });
export const favouriteIn = z.object({ id: idIn });
export const removeManyIn = z.object({ ids: z.array(idIn).min(1).max(100) });
export const seenPage = page(productCard.extend({ seenAt: time, status: z.enum(['on', 'off']) }));
export const cursorOnly = z.object(cursorIn);

// ---- for staff
/**
 * How something is taxed. An empty code is taken from the category (and those above it), then from the shop's settings; so are the rate and
 * its mark, together, while the rate is null. Marks other than `normal` belong to rate 0.
 */
const taxIn = {
  taxCode: z
    .string()
    .trim()
    .regex(/^(\d{19})?$/, '税收分类编码为 19 位数字')
    .default(''),
  taxRate: z
    .union(taxRates.map((rate) => z.literal(rate)))
    .nullable()
    .default(null)
    .describe('basis points: 1300 is 13%'),
  taxMark: z.enum(taxMarks).default('normal'),
};
const taxOut = { taxCode: z.string(), taxRate: z.int().nullable(), taxMark: z.enum(taxMarks) };
export const adminCategory: z.ZodType<AdminCategory> = z.lazy(() =>
  z.object({
    id,
    name: z.string(),
    icon: z.string(),
    sort: z.int(),
    visible: z.boolean(),
    ...taxOut,
    products: z.int(),
    children: z.array(adminCategory),
  }),
);
export interface AdminCategory {
  id: string;
  name: string;
  icon: string;
  sort: number;
  visible: boolean;
  taxCode: string;
  taxRate: number | null;
  taxMark: TaxMark;
  products: number;
  children: AdminCategory[];
}
export const adminCategories = z.object({ items: z.array(adminCategory) });
export const saveCategoryIn = z.object({
  parentId: idIn.nullable(),
  name: text(20),
  icon: fileUrl.or(z.literal('')).default(''),
  sort: z.int().min(0).max(9999).default(0),
  visible: z.boolean().default(true),
  ...taxIn,
});
export const updateCategoryIn = saveCategoryIn.extend({ id: idIn });

export const brand = z.object({ id, name: z.string(), logo: z.string(), products: z.int() });
export const brands = z.object({ items: z.array(brand) });
export const saveBrandIn = z.object({ name: text(30), logo: fileUrl.or(z.literal('')).default('') });
export const updateBrandIn = saveBrandIn.extend({ id: idIn });

export const group = z.object({ id, name: z.string(), subtitle: z.string(), onHome: z.boolean(), sort: z.int(), productIds: z.array(id) });
export const groups = z.object({ items: z.array(group) });
export const saveGroupIn = z.object({
  name: text(20),
  subtitle: maybeText(40).default(''),
  onHome: z.boolean().default(false),
  sort: z.int().min(0).max(9999).default(0),
  productIds: z.array(idIn).max(500).default([]),
});
export const updateGroupIn = saveGroupIn.extend({ id: idIn });

export const adminBanner = banner.extend({ sort: z.int(), visible: z.boolean(), from: time.nullable(), to: time.nullable() });
export const adminBanners = z.object({ items: z.array(adminBanner) });
export const saveBannerIn = z.object({
  title: maybeText(40).default(''),
  picture: fileUrl,
  link: maybeText(200).default(''),
  sort: z.int().min(0).max(9999).default(0),
  visible: z.boolean().default(true),
  from: timeIn.nullable().default(null),
  to: timeIn.nullable().default(null),
});
export const updateBannerIn = saveBannerIn.extend({ id: idIn });

export const searchConfig = z.object({ hot: z.array(text(20)).max(20), synonyms: z.array(z.array(text(20)).min(2).max(10)).max(200) });
export const noResultWords = z.object({ items: z.array(z.object({ word: z.string(), times: z.int(), lastAt: time })) });

/** Whom the goods are bought from, on one line. `-`, which people write for nothing, is the empty name: not known. */
export const supplierName = maybeText(60)
  .regex(/^[^\r\n\t]*$/, '供应商名称不能换行')
  .transform((name) => (name === NO_SUPPLIER ? '' : name));
export const suppliers = z.object({ items: z.array(z.object({ name: z.string(), products: z.int() })) });

export const productStatus = z.enum(productStatuses);
export const productRow = z.object({
  id,
  name: z.string(),
  picture: z.string(),
  status: productStatus,
  categoryName: z.string(),
  brandName: z.string(),
  supplier: z.string(),
  priceMin: fen,
  priceMax: fen,
  stock: z.int(),
  sales: z.int(),
  skuCount: z.int(),
  sort: z.int(),
  shelfAt: time.nullable(),
  unshelfAt: time.nullable(),
  updatedAt: time,
});
export const productRowsIn = z.object({
  ...cursorIn,
  status: productStatus.optional(),
  q: maybeText(60).optional(),
  categoryId: idIn.optional(),
  brandId: idIn.optional(),
  supplier: supplierName.optional().describe('exact; -: products without one'),
  groupId: idIn.optional(),
  lowStock: z.boolean().optional(),
  sort: z.enum(['newest', 'sales', 'stock', 'sort']).default('newest'),
});
export const productRows = page(productRow);
export const productCounts = z.object({ counts: z.record(z.string(), z.int()) });

const skuFields = {
  code: z
    .string()
    .trim()
    .regex(/^[\w.-]{1,40}$/, 'SKU 编码为 1–40 位字母、数字、_ . -'),
  barcode: maybeText(20).default(''),
  values: z.array(text(30)).max(3),
  price: fen.min(1, '价格须大于 0'),
  marketPrice: fen.nullable().default(null),
  cost: fen.nullable().default(null),
  picture: fileUrl.nullable().default(null),
  weightG: z.int().min(0).max(1_000_000).default(0),
  volumeCm3: z.int().min(0).max(100_000_000).default(0),
  enabled: z.boolean().default(true),
};
/** A SKU in the form. `id` keeps an existing one (its stock and history go with it); absent makes a new one. */
export const skuIn = z.object({ id: idIn.optional(), ...skuFields });
export const specIn = z.object({
  name: text(12),
  values: z
    .array(z.object({ value: text(30), picture: fileUrl.nullable().default(null) }))
    .min(1)
    .max(50),
});
export const saveProductIn = z.object({
  name: text(60, 2),
  subtitle: maybeText(60).default(''),
  categoryId: idIn,
  brandId: idIn.nullable().default(null),
  supplier: supplierName.default('').describe('never shown to customers'),
  unit: text(6).default('件'),
  gallery: z.array(fileUrl).max(10).default([]),
  html: z.string().max(60000).default(''),
  attributes: z
    .array(z.object({ name: text(20), value: text(60) }))
    .max(30)
    .default([]),
  tags: z.array(text(8)).max(5).default([]),
  specs: z.array(specIn).max(3).default([]),
  skus: z.array(skuIn).min(1, '至少一个 SKU').max(200),
  freightTemplateId: idIn.nullable().default(null),
  ...taxIn,
  minQuantity: z.int().min(1).max(999).default(1),
  perOrder: z.int().min(1).max(9999).nullable().default(null),
  perCustomer: z.int().min(1).max(9999).nullable().default(null),
  sort: z.int().min(0).max(9999).default(0),
  groupIds: z.array(idIn).max(50).default([]),
  shelfAt: timeIn.nullable().default(null),
  unshelfAt: timeIn.nullable().default(null),
});
export const updateProductIn = saveProductIn.extend({
  id: idIn,
  version: z.int().min(1).describe('as read; another value means somebody else saved meanwhile'),
});
export const adminProduct = z.object({
  id,
  version: z.int(),
  status: productStatus,
  name: z.string(),
  subtitle: z.string(),
  categoryId: id,
  brandId: id.nullable(),
  supplier: z.string(),
  unit: z.string(),
  gallery: z.array(z.string()),
  html: z.string(),
  attributes: z.array(z.object({ name: z.string(), value: z.string() })),
  tags: z.array(z.string()),
  specs: z.array(specView),
  skus: z.array(
    z.object({
      id,
      code: z.string(),
      barcode: z.string(),
      values: z.array(z.string()),
      price: fen,
      marketPrice: fen.nullable(),
      cost: fen.nullable(),
      picture: z.string().nullable(),
      weightG: z.int(),
      volumeCm3: z.int(),
      enabled: z.boolean(),
      stock: z.int(),
    }),
  ),
  freightTemplateId: id.nullable(),
  ...taxOut,
  minQuantity: z.int(),
  perOrder: z.int().nullable(),
  perCustomer: z.int().nullable(),
  sort: z.int(),
  groupIds: z.array(id),
  shelfAt: time.nullable(),
  unshelfAt: time.nullable(),
  sales: z.int(),
  createdAt: time,
  updatedAt: time,
});
/** Names for ids that a promotion has kept. */
export const namedGoodsIn = z.object({ productIds: z.array(idIn).max(100).default([]), skuIds: z.array(idIn).max(100).default([]) });
export const namedGoods = z.object({
  products: z.array(z.object({ id, name: z.string(), picture: z.string(), price: fen, onSale: z.boolean() })),
  skus: z.array(
    z.object({
      skuId: id,
      productId: id,
      name: z.string(),
      spec: z.string(),
      code: z.string(),
      picture: z.string(),
      price: fen,
      stock: z.int().describe('what could be bought when the shop last looked'),
      onSale: z.boolean(),
    }),
  ),
});
export const moveProductsIn = z.object({ ids: z.array(idIn).min(1).max(200), move: z.enum(['shelve', 'unshelve', 'recycle', 'restore']) });
/** Batches answer row by row: one that may not move does not hold the others back. */
export const moveProductsOut = z.object({ moved: z.array(id), refused: z.array(z.object({ id, message: z.string() })) });
export const priceHistory = z.object({
  items: z.array(z.object({ skuId: id, skuCode: z.string(), from: fen, to: fen, at: time, staffName: z.string() })),
});

export const importProductsIn = z.object({ ...uploadIn.shape, dryRun: z.enum(['true', 'false']).default('false') });
export const taskStarted = z.object({ taskId: id });
export const exportProductsIn = z.object({
  status: productStatus.optional(),
  q: maybeText(60).optional(),
  categoryId: idIn.optional(),
  supplier: supplierName.optional(),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
});

export type ProductCard = z.output<typeof productCard>;
export type ProductListIn = z.input<typeof productListIn>;
export type ProductPage = z.output<typeof productPage>;
export type SkuView = z.output<typeof skuView>;
export type SpecView = z.output<typeof specView>;
export type ProductDetail = z.output<typeof productDetail>;
export type RelatedProducts = z.output<typeof relatedProducts>;
export type Categories = z.output<typeof categories>;
export type Banner = z.output<typeof banner>;
export type Home = z.output<typeof home>;
export type SuggestIn = z.input<typeof suggestIn>;
export type Words = z.output<typeof words>;
export type SearchWords = z.output<typeof searchWords>;
export type FavouriteIn = z.input<typeof favouriteIn>;
export type RemoveManyIn = z.input<typeof removeManyIn>;
export type SeenPage = z.output<typeof seenPage>;
export type CursorOnly = z.input<typeof cursorOnly>;
export type AdminCategories = z.output<typeof adminCategories>;
export type SaveCategoryIn = z.input<typeof saveCategoryIn>;
export type UpdateCategoryIn = z.input<typeof updateCategoryIn>;
export type Brand = z.output<typeof brand>;
export type Brands = z.output<typeof brands>;
export type SaveBrandIn = z.input<typeof saveBrandIn>;
export type UpdateBrandIn = z.input<typeof updateBrandIn>;
export type Group = z.output<typeof group>;
export type Groups = z.output<typeof groups>;
export type SaveGroupIn = z.input<typeof saveGroupIn>;
export type UpdateGroupIn = z.input<typeof updateGroupIn>;
export type AdminBanner = z.output<typeof adminBanner>;
export type AdminBanners = z.output<typeof adminBanners>;
export type SaveBannerIn = z.input<typeof saveBannerIn>;
export type UpdateBannerIn = z.input<typeof updateBannerIn>;
export type Suppliers = z.output<typeof suppliers>;
export type SearchConfig = z.output<typeof searchConfig>;
export type SearchConfigIn = z.input<typeof searchConfig>;
export type NoResultWords = z.output<typeof noResultWords>;
export type ProductRow = z.output<typeof productRow>;
export type ProductRowsIn = z.input<typeof productRowsIn>;
export type ProductRows = z.output<typeof productRows>;
export type ProductCounts = z.output<typeof productCounts>;
export type SkuIn = z.input<typeof skuIn>;
export type SpecIn = z.input<typeof specIn>;
export type SaveProductIn = z.input<typeof saveProductIn>;
export type UpdateProductIn = z.input<typeof updateProductIn>;
export type AdminProduct = z.output<typeof adminProduct>;
export type NamedGoodsIn = z.input<typeof namedGoodsIn>;
export type NamedGoods = z.output<typeof namedGoods>;
export type MoveProductsIn = z.input<typeof moveProductsIn>;
export type MoveProductsOut = z.output<typeof moveProductsOut>;
export type PriceHistory = z.output<typeof priceHistory>;
export type ImportProductsIn = { file: unknown; dryRun?: 'true' | 'false' };
export type TaskStarted = z.output<typeof taskStarted>;
export type ExportProductsIn = z.input<typeof exportProductsIn>;
