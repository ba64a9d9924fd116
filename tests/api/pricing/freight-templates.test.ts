import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProduct } from '../../factories/catalog.ts';
import { flatRule, newFreightTemplate } from '../../factories/freight.ts';
import { signInOwner, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let owner: string;
beforeAll(async () => {
  shop = await startShop();
  owner = await signInOwner(shop);
});
afterAll(() => shop.stop());
const api = () => shop.api(owner);
const all = async () => (await api()(pricingRoutes.templates)).items;

test('the first template is the default, and there is always exactly one', async () => {
  const first = await newFreightTemplate(shop, owner, { isDefault: false });
  expect(first.isDefault).toBe(true);
  const second = await newFreightTemplate(shop, owner, { isDefault: true });
  expect((await all()).filter((one) => one.isDefault).map((one) => one.id)).toEqual([second.id]);
  await expect(api()(pricingRoutes.updateTemplate, { ...second, isDefault: false })).rejects.toMatchObject({ code: 'invalid_input' });
  await api()(pricingRoutes.updateTemplate, { ...first, isDefault: true });
  expect((await all()).filter((one) => one.isDefault).map((one) => one.id)).toEqual([first.id]);
});

test('a change shows on the product page, and counts the version up', async () => {
  const template = await newFreightTemplate(shop, owner);
  const { productId } = await newProduct(shop, owner, { freightTemplateId: template.id });
  const shown = async () => (await shop.api()(catalogRoutes.product, { id: productId })).freightText;
  await eventually('the fee is shown', async () => (await shown()) === '运费 ¥8.00 起');
  await api()(pricingRoutes.updateTemplate, { ...template, fallback: { ...flatRule, firstFee: 0, nextFee: 0 } });
  await eventually('free delivery is shown', async () => (await shown()) === '包邮');
  const [rows] = await shop.db.connection.query('select version from freight_templates where id = ?', [template.id]);
  expect(rows).toEqual([{ version: 2 }]);
});

test('what is in use, or is the default, cannot be deleted', async () => {
  await newFreightTemplate(shop, owner);
  const used = await newFreightTemplate(shop, owner);
  const unused = await newFreightTemplate(shop, owner);
  await newProduct(shop, owner, { freightTemplateId: used.id });
  await expect(api()(pricingRoutes.deleteTemplate, { id: used.id })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('1 件商品'),
  });
  await api()(pricingRoutes.deleteTemplate, { id: unused.id });
  expect((await all()).map((one) => one.id)).not.toContain(unused.id);
  await expect(api()(pricingRoutes.deleteTemplate, { id: unused.id })).rejects.toMatchObject({ code: 'not_found' });
  const standard = (await all()).find((one) => one.isDefault);
  await expect(api()(pricingRoutes.deleteTemplate, { id: standard?.id ?? '' })).rejects.toMatchObject({ code: 'conflict' });
});

test('a region belongs to one rule, and a name to one template', async () => {
  const rule = { ...flatRule, regions: ['330000'] };
  await expect(newFreightTemplate(shop, owner, { rules: [rule, rule] })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(newFreightTemplate(shop, owner, { rules: [rule], excluded: ['330000'] })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(newFreightTemplate(shop, owner, { rules: [flatRule] })).rejects.toMatchObject({ code: 'invalid_input' });
  const { name } = await newFreightTemplate(shop, owner, { rules: [rule], excluded: ['540000'] });
  await expect(newFreightTemplate(shop, owner, { name })).rejects.toMatchObject({ code: 'invalid_input', message: '已有同名的运费模板' });
});

test('only those who may change freight can', async () => {
  const weak = await signInStaff(shop, ['order.view']);
  expect((await shop.api(weak)(pricingRoutes.templates)).items.length).toBeGreaterThan(0);
  await expect(newFreightTemplate(shop, weak)).rejects.toMatchObject({ code: 'forbidden' });
});
