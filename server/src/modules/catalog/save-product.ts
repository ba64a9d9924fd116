import type { AdminProduct, updateProductIn } from '@huitou/shared-types/catalog/schema.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { adminProduct } from './admin-product.ts';
import { readCategories } from './category-tree.ts';
import { lacksForShelf } from './completeness.ts';
import { freightExists } from './freight-text.ts';
import { recordPriceSteps } from './price-history.ts';
import { tables } from './tables.ts';
import { checkTax } from './taxes.ts';
import { insertProduct, type ProductInput, replaceProduct } from './write-product.ts';

const RE_PASSWORD_MS = 10 * 60_000;

/** @throws forbidden without the permission, re_password_required when the password was not typed within ten minutes */
export const checkMayPrice = (actor: StaffActor): void => {
  if (!actor.permissions.has('product.price')) fail('forbidden', '没有修改价格的权限');
  if (now().getTime() - (actor.rePasswordAt?.getTime() ?? 0) > RE_PASSWORD_MS) fail('re_password_required', '修改价格需要再次输入密码');
};

/** @throws invalid_input naming what does not exist */
const checkReferences = async (input: ProductInput): Promise<void> => {
  const db = tables();
  if (!(await db.selectFrom('categories').select('id').where('id', '=', input.categoryId).executeTakeFirst()))
    fail('invalid_input', '分类不存在');
  if (input.brandId !== null && !(await db.selectFrom('brands').select('id').where('id', '=', input.brandId).executeTakeFirst()))
    fail('invalid_input', '品牌不存在');
  const groupIds = [...new Set(input.groupIds)];
  if (groupIds.length > 0) {
    const found = await db.selectFrom('product_groups').select('id').where('id', 'in', groupIds).execute();
    if (found.length !== groupIds.length) fail('invalid_input', '商品分组不存在');
  }
  if (!(await freightExists(input.freightTemplateId))) fail('invalid_input', '运费模板不存在');
  checkTax(input);
  if (input.shelfAt !== null && input.unshelfAt !== null && Date.parse(input.unshelfAt) <= Date.parse(input.shelfAt))
    fail('invalid_input', '定时下架须晚于定时上架');
  if (input.perOrder !== null && input.perOrder < input.minQuantity) fail('invalid_input', '单笔限购不能小于起购数量');
  if (input.perCustomer !== null && input.perCustomer < input.minQuantity) fail('invalid_input', '每人限购不能小于起购数量');
};

export const createProduct = async (input: ProductInput, { actor }: StaffCall): Promise<AdminProduct> => {
  const id = await transact(async () => {
    await checkReferences(input);
    const { productId } = await insertProduct(input);
    await recordAudit(actor, { action: 'product.create', subject: 'product', subjectId: productId, summary: `新建商品：${input.name}` });
    return productId;
  });
  return adminProduct({ id });
};

/** What the audit compares of a product: what customers, the tax office and the freight go by. */
const audited = (product: Record<(typeof AUDITED)[number], unknown>): Record<string, unknown> =>
  Object.fromEntries(AUDITED.map((field) => [field, product[field] ?? null]));
const AUDITED = [
  'name',
  'subtitle',
  'categoryId',
  'brandId',
  'supplier',
  'taxCode',
  'taxRate',
  'taxMark',
  'freightTemplateId',
  'minQuantity',
  'perOrder',
  'perCustomer',
] as const satisfies readonly (keyof ProductInput)[];

/** Saves a product whole. A price change needs the permission and a fresh password, and is written to the price history. */
export const updateProduct = async (
  { id, version, ...input }: z.output<typeof updateProductIn>,
  { actor }: StaffCall,
): Promise<AdminProduct> => {
  await transact(async () => {
    await checkReferences(input);
    const before = await tables().selectFrom('products').selectAll().where('id', '=', id).executeTakeFirst();
    const { priceSteps } = await replaceProduct(id, version, input, {
      before: (existing) => {
        const prices = new Map(existing.filter((sku) => !sku.removed).map((sku) => [sku.id, sku.price]));
        if (input.skus.some((sku) => sku.id !== undefined && prices.has(sku.id) && prices.get(sku.id) !== sku.price)) checkMayPrice(actor);
      },
    });
    if (before?.status === 'on') {
      const lacks = lacksForShelf(input, await readCategories());
      if (lacks.length > 0) fail('product_incomplete', `在售商品${lacks[0]}`, lacks);
    }
    await recordPriceSteps(actor, id, input.name, priceSteps);
    await recordAudit(actor, {
      action: 'product.save',
      subject: 'product',
      subjectId: id,
      summary: `编辑商品：${input.name}`,
      before:
        before &&
        audited({
          ...before,
          categoryId: before.category_id,
          brandId: before.brand_id,
          taxCode: before.tax_code,
          taxRate: before.tax_rate,
          taxMark: before.tax_mark,
          freightTemplateId: before.freight_template_id,
          minQuantity: before.min_quantity,
          perOrder: before.per_order,
          perCustomer: before.per_customer,
        }),
      after: {
        ...audited(input),
        skus: input.skus.map((sku) => ({ code: sku.code, price: sku.price, enabled: sku.enabled })),
      },
    });
  });
  return adminProduct({ id });
};
