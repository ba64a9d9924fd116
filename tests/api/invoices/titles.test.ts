import { titleRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCustomer } from '../../factories/customers.ts';
import { companyTitle, personTitle, plugMemoryProvider } from '../../factories/invoices.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
  await plugMemoryProvider();
});
afterAll(() => shop.stop());
const signIn = async () => shop.api((await newCustomer(shop)).token);

test('a book keeps each title once, the default one first', async () => {
  const api = await signIn();
  const first = await api(titleRoutes.add, personTitle);
  expect(first).toMatchObject({ isDefault: true, taxNo: null, warning: null });
  const second = await api(titleRoutes.add, { ...companyTitle, bank: '招商银行', isDefault: true });
  const again = await api(titleRoutes.add, { ...companyTitle, taxNo: ' 9144 0300 1922 038216 ', bank: '工商银行' });
  expect(again).toMatchObject({ id: second.id, bank: '工商银行', isDefault: true });
  expect((await api(titleRoutes.list, {})).items.map((one) => [one.id, one.isDefault])).toEqual([
    [second.id, true],
    [first.id, false],
  ]);
  await api(titleRoutes.change, { ...personTitle, id: first.id, isDefault: true });
  expect((await api(titleRoutes.list, {})).items.map((one) => one.id)).toEqual([first.id, second.id]);
  await expect(api(titleRoutes.change, { ...companyTitle, id: first.id })).rejects.toMatchObject({ code: 'conflict' });
  await api(titleRoutes.remove, { id: second.id });
  expect((await api(titleRoutes.list, {})).items).toHaveLength(1);
});

test('a doubtful tax number is kept with a warning; a missing or malformed one is refused', async () => {
  const api = await signIn();
  expect((await api(titleRoutes.add, { ...companyTitle, taxNo: '914403001922038217' })).warning).toContain('校验位');
  await expect(api(titleRoutes.add, { kind: 'company', title: '没有税号的公司' })).rejects.toMatchObject({
    code: 'invalid_input',
    message: '单位抬头请填写税号',
  });
  await expect(api(titleRoutes.add, { ...companyTitle, taxNo: '12345' })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(api(titleRoutes.add, { ...personTitle, title: ' ' })).rejects.toMatchObject({ code: 'invalid_input' });
});

test('the book of somebody else is not there', async () => {
  const api = await signIn();
  const { id } = await api(titleRoutes.add, personTitle);
  const other = await signIn();
  await expect(other(titleRoutes.remove, { id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(other(titleRoutes.change, { ...personTitle, id })).rejects.toMatchObject({ code: 'not_found' });
  expect((await other(titleRoutes.list, {})).items).toEqual([]);
});

test('a search knows own titles, and companies that were invoiced, never other people', async () => {
  await shop.db.connection.query(
    "insert into known_titles (title, tax_no, uses, last_at) values ('百川科技 100% 有限公司', '91330100799655058B', 3, now())",
  );
  const api = await signIn();
  const own = await api(titleRoutes.add, { ...companyTitle, title: '百川商贸有限公司' });
  const other = await signIn();
  await other(titleRoutes.add, { ...personTitle, title: '百川先生' });
  expect((await api(titleRoutes.search, { q: '百川' })).items).toEqual([
    { id: own.id, own: true, kind: 'company', title: '百川商贸有限公司', taxNo: companyTitle.taxNo },
    { id: null, own: false, kind: 'company', title: '百川科技 100% 有限公司', taxNo: '91330100799655058B' },
  ]);
  expect((await api(titleRoutes.search, { q: '913301007' })).items).toHaveLength(1);
  expect((await api(titleRoutes.search, { q: '%%' })).items).toEqual([]);
});

test('twenty at once make one title', async () => {
  const api = await signIn();
  const made = await Promise.all(Array.from({ length: 20 }, () => api(titleRoutes.add, companyTitle)));
  expect(new Set(made.map((one) => one.id)).size).toBe(1);
});

test('a book holds thirty', async () => {
  const api = await signIn();
  for (let i = 0; i < 30; i += 1) await api(titleRoutes.add, { ...personTitle, title: `抬头${i}号` });
  await expect(api(titleRoutes.add, { ...personTitle, title: '第三十一个' })).rejects.toMatchObject({ code: 'too_many_titles' });
});
