import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressInput, newAddress, newCustomer } from '../../factories/customers.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const mine = async (token: string) => (await shop.api(token)(customerRoutes.addresses)).items;

test('names come from the codes, and the first address is the default', async () => {
  const customer = await newCustomer(shop);
  const first = await newAddress(shop, customer);
  expect(first).toMatchObject({ province: '浙江省', city: '杭州市', district: '余杭区', street: '仓前街道', isDefault: true });
  const second = await newAddress(shop, customer, { name: '陈浩' });
  expect(second.isDefault).toBe(false);
  const third = await newAddress(shop, customer, { isDefault: true });
  expect((await mine(customer.token)).map((one) => [one.id, one.isDefault])).toEqual([
    [third.id, true],
    [second.id, false],
    [first.id, false],
  ]);
});

test('another becomes the default when the default goes', async () => {
  const customer = await newCustomer(shop);
  const [first, second] = [await newAddress(shop, customer), await newAddress(shop, customer)];
  await shop.api(customer.token)(customerRoutes.updateAddress, { ...addressInput, id: first.id, isDefault: false });
  expect((await mine(customer.token))[0]).toMatchObject({ id: first.id, isDefault: true });
  await shop.api(customer.token)(customerRoutes.removeAddress, { id: first.id });
  expect(await mine(customer.token)).toEqual([expect.objectContaining({ id: second.id, isDefault: true })]);
  await shop.api(customer.token)(customerRoutes.removeAddress, { id: second.id });
  expect(await mine(customer.token)).toEqual([]);
});

test('codes that do not belong together, and bad numbers, are refused', async () => {
  const customer = await newCustomer(shop);
  for (const wrong of [
    { provinceCode: '110000' },
    { districtCode: '310101' },
    { streetCode: '110101001' },
    { cityCode: '999999' },
    { phone: '12345' },
    { name: '' },
    { detail: 'x' },
    { detail: '长'.repeat(81) },
  ])
    await expect(newAddress(shop, customer, wrong)).rejects.toMatchObject({ code: 'invalid_input' });
});

test('somebody else’s address does not exist for me', async () => {
  const [owner, other] = [await newCustomer(shop), await newCustomer(shop)];
  const { id } = await newAddress(shop, owner);
  await expect(shop.api(other.token)(customerRoutes.updateAddress, { ...addressInput, id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(shop.api(other.token)(customerRoutes.removeAddress, { id })).rejects.toMatchObject({ code: 'not_found' });
  expect(await mine(owner.token)).toHaveLength(1);
});

test('twenty is enough', async () => {
  const customer = await newCustomer(shop);
  for (let i = 0; i < 20; i += 1) await newAddress(shop, customer);
  await expect(newAddress(shop, customer)).rejects.toMatchObject({ code: 'too_many_addresses' });
});

describe('regions', () => {
  const below = async (parent?: string) => (await shop.api()(customerRoutes.regions, parent ? { parent } : {})).items;

  test('go down from province to street', async () => {
    expect(await below()).toHaveLength(31);
    expect((await below('330000'))[0]).toEqual({ code: '330100', name: '杭州市', leaf: false });
    expect(await below('330100')).toContainEqual({ code: '330110', name: '余杭区', leaf: false });
    expect(await below('330110')).toContainEqual({ code: '330110012', name: '仓前街道', leaf: true });
    expect(await below('110000')).toEqual([{ code: '110100', name: '北京市', leaf: false }]);
    expect(await below('999999')).toEqual([]);
  });

  test('a city without districts has one of its own name, and its streets below', async () => {
    expect(await below('441900')).toEqual([{ code: '441999', name: '东莞市', leaf: false }]);
    expect((await below('441999')).length).toBeGreaterThan(20);
    const customer = await newCustomer(shop);
    const place = { provinceCode: '440000', cityCode: '441900', streetCode: '441900119' };
    for (const districtCode of ['441999', '441900'])
      expect(await newAddress(shop, customer, { ...place, districtCode })).toMatchObject({
        city: '东莞市',
        district: '东莞市',
        street: '长安镇',
      });
  });
});

test('a pasted line is read', async () => {
  const { token } = await newCustomer(shop);
  expect(
    await shop.api(token)(customerRoutes.parseAddress, { text: '张三 +86 138-0013-8000 浙江杭州余杭区仓前街道文一西路998号' }),
  ).toEqual({
    name: '张三',
    phone: '13800138000',
    provinceCode: '330000',
    cityCode: '330100',
    districtCode: '330110',
    streetCode: '330110012',
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    street: '仓前街道',
    detail: '文一西路998号',
  });
});
