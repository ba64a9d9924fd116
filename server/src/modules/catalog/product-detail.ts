import { type ProductDetail, productDetail } from '@huitou/shared-types/catalog/schema.ts';
import type { CustomerActor, NobodyActor } from '../../platform/context.ts';
import { json } from '../../platform/db/orm.ts';
import { must } from '../../platform/errors.ts';
import { type Call, ready, type ReadyAnswer } from '../../platform/http/mount.ts';
import { readSettings } from '../settings/index.ts';
import { remember } from './cache.ts';
import { pathOf, rememberedCategories } from './category-tree.ts';
import { isFavourite } from './favourites.ts';
import { recordView } from './footprints.ts';
import { describeFreight } from './freight-text.ts';
import type { Attribute, Spec } from './product.entity.ts';
import { tables } from './tables.ts';

const readDetail = async (id: number): Promise<ProductDetail> => {
  const product = must(
    await tables()
      .selectFrom('products as p')
      .leftJoin('brands as b', 'b.id', 'p.brand_id')
      .selectAll('p')
      .select('b.name as brand_name')
      .where('p.id', '=', id)
      .where('p.status', 'in', ['on', 'off'])
      .executeTakeFirst(),
  );
  const skus = await tables()
    .selectFrom('skus')
    .select(['id', 'code', 'spec_values', 'price', 'market_price', 'cover', 'available', 'weight_g'])
    .where('product_id', '=', id)
    .where('enabled', '=', true)
    .where('removed', '=', false)
    .orderBy('position')
    .execute();
  const [shop, stock, categories, freightText] = [
    await readSettings('shop'),
    await readSettings('stock'),
    await rememberedCategories(),
    await describeFreight(product.freight_template_id),
  ];
  return {
    id: String(product.id),
    name: product.name,
    subtitle: product.subtitle,
    status: product.status === 'on' ? 'on' : 'off',
    unit: product.unit,
    gallery: json<string[]>(product.gallery),
    html: product.html,
    attributes: json<Attribute[]>(product.attributes),
    brand: product.brand_id === null ? null : { id: String(product.brand_id), name: product.brand_name ?? '' },
    categoryPath: pathOf(categories, product.category_id).map((row) => ({ id: String(row.id), name: row.name })),
    specs: json<Spec[]>(product.specs),
    skus: skus.map((sku) => ({
      id: String(sku.id),
      code: sku.code,
      values: json<string[]>(sku.spec_values),
      price: sku.price,
      marketPrice: sku.market_price,
      picture: sku.cover === '' ? null : sku.cover,
      available: Math.min(sku.available, stock.shownMax),
      weightG: sku.weight_g,
    })),
    sales: product.sales,
    tags: json<string[]>(product.tags),
    limits: { minQuantity: product.min_quantity, perOrder: product.per_order, perCustomer: product.per_customer },
    price: product.price_min,
    marketPrice: product.market_price,
    favourite: false,
    freightText,
    promise: shop.promise,
    services: shop.services,
  };
};

/** The answer in both forms, since only the heart differs from customer to customer; the rarer one is made when first wanted. */
interface Variants {
  plain: ReadyAnswer;
  favourite: () => ReadyAnswer;
}
const load = async (id: number): Promise<Variants> => {
  const detail = await readDetail(id);
  let loved: ReadyAnswer | undefined;
  return { plain: ready(productDetail, detail), favourite: () => (loved ??= ready(productDetail, { ...detail, favourite: true })) };
};

/** One product for customers; off the shelf it still shows, marked. @throws not_found for drafts and the recycle bin */
export const showProduct = async ({ id }: { id: number }, { actor }: Call<CustomerActor | NobodyActor>): Promise<ReadyAnswer> => {
  const variants = await remember(`detail:${id}`, () => load(id));
  if (actor.kind !== 'customer') return variants.plain;
  await recordView(actor.id, id);
  return (await isFavourite(actor.id, id)) ? variants.favourite() : variants.plain;
};
