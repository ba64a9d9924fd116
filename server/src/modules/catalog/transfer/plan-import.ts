import type { ProductStatus } from '@huitou/shared-types/catalog/states.ts';
import { type CategoryRow, pathOf, readCategories } from '../category-tree.ts';
import { checkMatrix } from '../check-matrix.ts';
import { cleanHtml } from '../clean-html.ts';
import { tables } from '../tables.ts';
import type { ProductInput } from '../write-product.ts';
import { fieldOf, type RowGroup } from './group-rows.ts';
import type { Issues } from './issues.ts';
import { mergeSkus, mergeSpecs, sameAs, warnPrices } from './merge-product.ts';
import { barcodeOwners, type KnownProduct, ownersOf, readProducts } from './known-products.ts';

/** One product of the file, ready to be written; categories and brands that do not exist yet are named. */
export interface PlannedProduct {
  known: KnownProduct | null;
  /** The row that is named when something goes wrong with the product as a whole. */
  row: number;
  input: ProductInput;
  /** Names from the root, when the category is to be found or made. */
  category: string[] | null;
  brand: string | null;
  status: ProductStatus;
  changed: boolean;
}
/** What the member of staff who imports may do beside importing. */
export interface Rights {
  price: boolean;
  shelf: boolean;
}

interface Lookup {
  categories: readonly CategoryRow[];
  brands: ReadonlyMap<string, number>;
  groups: ReadonlyMap<string, number>;
  owners: ReadonlyMap<string, number>;
  products: ReadonlyMap<number, KnownProduct>;
}

const findKnown = (group: RowGroup, lookup: Lookup, issues: Issues): KnownProduct | null => {
  const ids = [...new Set(group.rows.map((row) => lookup.owners.get(row.code.toLowerCase())).filter((id) => id !== undefined))];
  const stray = group.rows.find((row) => ids.length > 1 && lookup.owners.get(row.code.toLowerCase()) === ids[1]);
  if (stray) issues.error(stray.number, 'SKU编码', `${stray.code} 属于另一个商品，不能并入本商品`);
  const known = ids[0] === undefined ? null : (lookup.products.get(ids[0]) ?? null);
  if (known?.status === 'recycled') issues.error(group.rows[0].number, 'SKU编码', '该 SKU 属于回收站中的商品，请先恢复');
  return known;
};

const planOne = (group: RowGroup, lookup: Lookup, rights: Rights, issues: Issues): PlannedProduct | null => {
  const [first] = group.rows;
  const faultsBefore = issues.errors.length;
  const known = findKnown(group, lookup, issues);
  const old = known?.input;
  const name = fieldOf(group, 'name') ?? old?.name;
  if (name === undefined && !issues.errors.some((one) => one.row === first.number && one.column === '商品名称'))
    issues.error(first.number, '商品名称', '请填写商品名称');
  const category = fieldOf(group, 'category');
  if (category === undefined && !old && !issues.errors.some((one) => one.row === first.number && one.column === '分类'))
    issues.error(first.number, '分类', '请填写分类');
  const groupIds = fieldOf(group, 'groups')?.map((title) => {
    const id = lookup.groups.get(title);
    if (id === undefined) issues.error(first.number, '分组', `没有“${title}”这个分组`);
    return id ?? 0;
  });
  const gallery = fieldOf(group, 'gallery') ?? old?.gallery ?? [];
  if (gallery.length === 0) issues.warn(first.number, '商品图片', '没有图片，上架前请补充');
  const skus = mergeSkus(group, known, issues);
  const untouched = skus.filter((sku) => !group.rows.some((row) => row.code.toLowerCase() === sku.code.toLowerCase()));
  const matched =
    category === undefined
      ? undefined
      : lookup.categories.find(
          (row) =>
            pathOf(lookup.categories, row.id)
              .map((one) => one.name)
              .join('\n') === category.join('\n'),
        );
  const brand = fieldOf(group, 'brand');
  const brandId = brand === undefined ? (old?.brandId ?? null) : (lookup.brands.get(brand.toLowerCase()) ?? null);
  const html = fieldOf(group, 'html');
  const input: ProductInput = {
    name: name ?? '',
    subtitle: fieldOf(group, 'subtitle') ?? old?.subtitle ?? '',
    categoryId: category === undefined ? (old?.categoryId ?? 0) : (matched?.id ?? 0),
    brandId,
    supplier: fieldOf(group, 'supplier') ?? old?.supplier ?? '',
    unit: fieldOf(group, 'unit') ?? old?.unit ?? '件',
    gallery,
    html: html === undefined ? (old?.html ?? '') : cleanHtml(html),
    attributes: fieldOf(group, 'attributes') ?? old?.attributes ?? [],
    tags: fieldOf(group, 'tags') ?? old?.tags ?? [],
    specs: mergeSpecs(
      group,
      known,
      untouched.map((sku) => sku.values),
    ),
    skus,
    freightTemplateId: old?.freightTemplateId ?? null,
    taxCode: fieldOf(group, 'taxCode') ?? old?.taxCode ?? '',
    ...(fieldOf(group, 'tax') ?? { taxRate: old?.taxRate ?? null, taxMark: old?.taxMark ?? 'normal' }),
    minQuantity: fieldOf(group, 'minQuantity') ?? old?.minQuantity ?? 1,
    perOrder: fieldOf(group, 'perOrder') ?? old?.perOrder ?? null,
    perCustomer: fieldOf(group, 'perCustomer') ?? old?.perCustomer ?? null,
    sort: fieldOf(group, 'sort') ?? old?.sort ?? 0,
    groupIds: groupIds ?? old?.groupIds ?? [],
    shelfAt: old?.shelfAt ?? null,
    unshelfAt: old?.unshelfAt ?? null,
  };
  if (skus.length > 200) issues.error(first.number, 'SKU编码', '一个商品最多 200 个 SKU');
  if (input.perOrder !== null && input.perOrder < input.minQuantity) issues.error(first.number, '单笔限购', '不能小于起购数量');
  if (input.perCustomer !== null && input.perCustomer < input.minQuantity) issues.error(first.number, '每人限购', '不能小于起购数量');
  warnPrices(group, issues);
  if (issues.errors.length > faultsBefore) return null;
  for (const fault of checkMatrix(input.specs, input.skus)) issues.error(first.number, '规格1值', fault);
  const status = fieldOf(group, 'status') ?? known?.status ?? 'draft';
  checkStatus(
    first.number,
    known?.status ?? 'draft',
    status,
    input,
    matched !== undefined || category === undefined,
    lookup,
    rights,
    issues,
  );
  if (known && !rights.price) checkPrices(group, known, issues);
  return {
    known,
    row: first.number,
    input,
    category: category !== undefined && !matched ? category : null,
    brand: brand !== undefined && brandId === null ? brand : null,
    status,
    changed: known === null || status !== known.status || (brand !== undefined && brandId === null) || !sameAs(known, input),
  };
};

const checkPrices = (group: RowGroup, known: KnownProduct, issues: Issues): void => {
  for (const row of group.rows) {
    const old = known.input.skus.find((sku) => sku.code.toLowerCase() === row.code.toLowerCase());
    if (old && row.price !== undefined && row.price !== old.price) issues.error(row.number, '售价', '没有修改价格的权限');
  }
};

const checkStatus = (
  row: number,
  from: ProductStatus,
  to: ProductStatus,
  input: ProductInput,
  oldCategory: boolean,
  lookup: Lookup,
  rights: Rights,
  issues: Issues,
): void => {
  if (from !== to && !rights.shelf) issues.error(row, '状态', '没有上下架的权限');
  if (from !== to && to === 'draft') issues.error(row, '状态', '上过架的商品不能改回草稿');
  if (from === 'draft' && to === 'off') issues.error(row, '状态', '草稿不能直接下架，请留空');
  if (to !== 'on') return;
  if (input.gallery.length === 0) issues.error(row, '商品图片', '没有图片的商品不能上架');
  if (!input.skus.some((sku) => sku.enabled)) issues.error(row, '启用', '没有启用的 SKU，不能上架');
  // A category that the import makes is visible.
  if (oldCategory && !pathOf(lookup.categories, input.categoryId).every((one) => one.visible))
    issues.error(row, '分类', '分类未显示，商品不能上架');
};

/** Compares the file with the catalogue: what would be made, changed and left. Reads only. Everything wrong is told to `issues`. */
export const planImport = async (groups: readonly RowGroup[], rights: Rights, issues: Issues): Promise<PlannedProduct[]> => {
  const rows = groups.flatMap((group) => group.rows);
  const owners = await ownersOf(rows.map((row) => row.code).filter((code) => code !== ''));
  const products = await readProducts([...new Set(owners.values())]);
  const brands = await tables().selectFrom('brands').select(['id', 'name']).execute();
  const named = await tables().selectFrom('product_groups').select(['id', 'name']).execute();
  const lookup: Lookup = {
    owners,
    categories: await readCategories(),
    products: new Map(products.map((one) => [one.id, one])),
    brands: new Map(brands.map((row) => [row.name.toLowerCase(), row.id])),
    groups: new Map(named.map((row) => [row.name, row.id])),
  };
  const taken = await barcodeOwners([...new Set(rows.flatMap((row) => row.barcode ?? []))]);
  for (const row of rows) {
    const other = row.barcode === undefined ? undefined : taken.get(row.barcode);
    if (
      other !== undefined &&
      other.toLowerCase() !== row.code.toLowerCase() &&
      !rows.some((one) => one.code.toLowerCase() === other.toLowerCase())
    )
      issues.warn(row.number, '条形码', `与 SKU ${other} 的条形码相同`);
  }
  const claimed = new Set<number>();
  const plans: PlannedProduct[] = [];
  for (const group of groups) {
    const plan = planOne(group, lookup, rights, issues);
    if (!plan) continue;
    if (plan.known && claimed.has(plan.known.id)) issues.error(plan.row, '商品编码', '同一个商品在文件里分成了两个编码');
    if (plan.known) claimed.add(plan.known.id);
    plans.push(plan);
  }
  return plans;
};
