import { mkdir, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { env } from '../../src/env.ts';
import { seedCatalog, type CatalogSeed, type SeededSku } from '../../src/modules/catalog/index.ts';
import { DAY, later } from '../../src/platform/clock.ts';
import { putNamedFile } from '../../src/platform/files/files.ts';
import { supplierOf } from './catalogue/suppliers.ts';
import { taxOf } from './catalogue/taxes.ts';
import { brands, categories, groups, products } from './catalogue.ts';
import { bannerFile, banners, categoryIcon, productPictures, renderPictures } from './pictures.ts';
import type { DemoProduct } from './types.ts';

const FOLDER = 'images/demo';
const picture = (file: string): string => `/files/${FOLDER}/${file}`;
const HISTORY_DAYS = 90;

const groupLines: Record<string, string> = { new: '刚刚到店', hot: '大家都在买', season: '这个季节最好' };
const search = {
  hot: ['脐橙', '龙井', '坚果', '四件套', '蓝牙耳机', '保温杯'],
  synonyms: [
    ['橙子', '脐橙', '甜橙'],
    ['番茄', '西红柿'],
    ['土豆', '马铃薯'],
    ['耳机', '耳麦'],
    ['被套', '四件套', '床品'],
    ['杯子', '水杯', '保温杯', '马克杯'],
    ['充电宝', '移动电源'],
    ['洗面奶', '洁面'],
    ['双肩包', '书包', '背包'],
    ['瓜子', '葵花籽'],
  ],
};

const tagsOf = (product: DemoProduct): string[] => {
  const names = groups.filter((group) => product.groups.includes(group.code)).map((group) => group.name);
  return [...names, ...(product.freight === '全国包邮' ? ['包邮'] : []), ...(product.freight === '冷链生鲜' ? ['冷链'] : [])].slice(0, 3);
};

const productRow = (product: DemoProduct, index: number, freight: ReadonlyMap<string, number>): CatalogSeed['products'][number] => {
  const { gallery, bySpecValue } = productPictures(product);
  const pictureOf = (value: string): string | null => (bySpecValue[value] ? picture(bySpecValue[value]) : null);
  return {
    code: product.code,
    name: product.name,
    subtitle: product.subtitle,
    category: product.category,
    brand: product.brand,
    supplier: supplierOf(product.category),
    groups: product.groups,
    status: product.status,
    unit: product.unit,
    gallery: gallery.map(picture),
    html: product.html,
    attributes: [...product.attributes],
    tags: tagsOf(product),
    specs: product.specs.map((spec) => ({ name: spec.name, values: spec.values.map((value) => ({ value, picture: pictureOf(value) })) })),
    skus: product.skus.map((sku) => ({
      code: sku.code,
      barcode: sku.barcode,
      values: [...sku.values],
      price: sku.price,
      marketPrice: sku.market,
      cost: sku.cost,
      picture: null,
      weightG: sku.weight,
      volumeCm3: sku.volume,
      enabled: true,
    })),
    freightTemplateId: freight.get(product.freight) ?? null,
    // The categories say how their goods are taxed.
    taxCode: '',
    taxRate: null,
    taxMark: 'normal',
    minQuantity: product.minQuantity,
    perOrder: product.limitPerOrder || null,
    perCustomer: product.limitPerCustomer || null,
    sort: Math.min(9999, product.popularity * 10),
    shelfAt: null,
    unshelfAt: null,
    createdAt: later(-(HISTORY_DAYS + 30 - (index % 30)) * DAY),
  };
};

/** Writes categories, brands, groups, banners and products. Answers the ids by SKU code. */
export const seedDemoCatalog = (freight: ReadonlyMap<string, number>): Promise<Map<string, SeededSku>> =>
  seedCatalog({
    categories: categories.map((top) => ({
      ...top,
      tax: taxOf(top.code),
      icon: picture(categoryIcon(top.code)),
      children: top.children.map((child) => ({ ...child, tax: taxOf(child.code), icon: picture(categoryIcon(child.code)) })),
    })),
    brands,
    groups: groups.map((group) => ({ ...group, subtitle: groupLines[group.code] ?? '' })),
    products: products.map((product, i) => productRow(product, i, freight)),
    banners: banners.map((banner) => ({
      title: banner.title,
      picture: picture(bannerFile(banner.code)),
      link: (ids) => `category:${ids.category(banner.link.code)}`,
    })),
    search,
  });

/**
 * Draws the pictures where `/files/…` finds them: into the folder of the files, or by way of a scratch folder into the bucket.
 * DEMO_PICTURE_SCALE makes them smaller, where nobody looks at them for long.
 */
export const drawDemoPictures = async (): Promise<number> => {
  const onDisk = env().FILES_S3_BUCKET === '';
  const folder = onDisk ? resolve(env().FILES_DIR, FOLDER) : join(tmpdir(), 'huitou-demo-pictures');
  await mkdir(folder, { recursive: true });
  const drawn = await renderPictures(folder, products, { scale: Number(process.env.DEMO_PICTURE_SCALE ?? 1) });
  if (!onDisk)
    for (const file of await readdir(folder))
      if (file.endsWith('.webp')) await putNamedFile(`${FOLDER}/${file}`, await readFile(join(folder, file)), 'image/webp');
  return drawn;
};
