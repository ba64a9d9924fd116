import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAddress, newCustomer, type TestCustomer } from '../../factories/customers.ts';
import { newStaff, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let staff: string;
let people: TestCustomer[];
const phoneOf = (openid: string): string => shop.sandbox.people.list().find((one) => one.openid === openid)?.phone ?? '';

beforeAll(async () => {
  shop = await startShop();
  staff = await signInStaff(shop, ['customer.view', 'customer.reveal', 'audit.view']);
  people = [];
  for (const nickname of ['橘子汽水', '橘子皮', '100%果汁', '山里人', '南风']) {
    const customer = await newCustomer(shop);
    await shop.api(customer.token)(customerRoutes.bindPhone, { code: shop.sandbox.people.phoneCode(customer.openid) });
    await shop.api(customer.token)(customerRoutes.updateProfile, { nickname });
    people.push(customer);
  }
});
afterAll(() => shop.stop());
const list = (input: { q?: string; sort?: 'newest' | 'spent' | 'last_order'; limit?: number; cursor?: string } = {}) =>
  shop.api(staff)(customerRoutes.list, input);
const names = async (input: Parameters<typeof list>[0]) => (await list(input)).items.map((one) => one.nickname);

test('numbers are masked in list and detail, and shown whole only with a reason that is logged', async () => {
  const customer = people[0] as TestCustomer;
  await newAddress(shop, customer);
  const id = String(customer.id);
  const phone = phoneOf(customer.openid);
  const answers = JSON.stringify([await list(), await shop.api(staff)(customerRoutes.detail, { id })]);
  expect(answers).not.toContain(phone);
  expect(answers).not.toContain('13800138000');
  await expect(shop.api(staff)(customerRoutes.revealPhone, { id, reason: '' })).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await shop.api(staff)(customerRoutes.revealPhone, { id, reason: '联系退款' })).toEqual({ phone });
  const [entry] = (await shop.api(staff)(auditRoutes.list, { action: 'customer.reveal' })).items;
  expect(entry).toMatchObject({ subject: 'customer', subjectId: id, summary: '查看完整手机号：联系退款' });
  expect(JSON.stringify(entry)).not.toContain(phone);
  const viewer = await signInStaff(shop, ['customer.view']);
  await expect(shop.api(viewer)(customerRoutes.revealPhone, { id, reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
});

test('they are found by the whole phone number or the beginning of the nickname', async () => {
  expect(await names({ q: '橘子' })).toEqual(['橘子皮', '橘子汽水']);
  expect(await names({ q: '100%' })).toEqual(['100%果汁']);
  expect(await names({ q: '%' })).toEqual([]);
  const phone = phoneOf((people[3] as TestCustomer).openid);
  for (const q of [phone, `+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)} ${phone.slice(7)}`])
    expect(await names({ q })).toEqual(['山里人']);
  expect(await names({ q: phone.slice(0, 8) })).toEqual([]);
});

test('paid orders are counted once and sort the list, page by page', async () => {
  const { publish } = await import('../../../server/src/platform/queue/events.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const paid = (orderId: number, who: number, fen: number) =>
    withEm(() =>
      publish('order.paid', {
        orderId,
        orderNo: `O${orderId}`,
        customerId: (people[who] as TestCustomer).id,
        paid: fen,
        goods: fen,
        lines: [],
      }),
    );
  for (let i = 0; i < 5; i += 1) await paid(1, 1, 3000);
  await paid(2, 1, 2000);
  await paid(3, 4, 9900);
  await eventually(
    'the orders are counted',
    async () =>
      (await list({ sort: 'spent' })).items.filter((one) => one.spent > 0).length === 2 &&
      (await list({ sort: 'spent' })).items[1]?.orderCount === 2,
  );
  expect((await list({ sort: 'spent' })).items.slice(0, 2).map((one) => [one.nickname, one.orderCount, one.spent])).toEqual([
    ['南风', 1, 9900],
    ['橘子皮', 2, 5000],
  ]);

  for (const sort of ['newest', 'spent', 'last_order'] as const) {
    const whole = (await list({ sort })).items.map((one) => one.id);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof list>> = await list({ sort, limit: 2, ...(cursor ? { cursor } : {}) });
      paged.push(...page.items.map((one) => one.id));
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(5);
  }
  await expect(list({ cursor: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ code: 'invalid_input' });
});

test('staff limited to their own customers see no others', async () => {
  const { id, login, password } = await newStaff(shop, { permissions: ['customer.view', 'customer.reveal'] });
  await shop.db.connection.query("update staff_members set customer_scope = 'own' where id = ?", [id]);
  const { staffRoutes } = await import('@huitou/shared-types/staff/routes.ts');
  const { token } = await shop.api()(staffRoutes.signIn, { login, password });
  const [mine, other] = people as [TestCustomer, TestCustomer];
  const head = await signInStaff(shop, ['customer.view', 'customer.assign']);
  expect((await shop.api(head)(customerRoutes.assignees)).items.map((one) => one.id)).toContain(String(id));
  expect(await shop.api(head)(customerRoutes.assign, { ids: [String(mine.id)], staffId: String(id) })).toEqual({ assigned: 1 });
  await expect(shop.api(head)(customerRoutes.assign, { ids: [String(mine.id)], staffId: '999999' })).rejects.toMatchObject({
    code: 'not_found',
  });
  expect((await list()).items.find((one) => one.id === String(mine.id))?.owner).toMatchObject({ id: String(id) });
  expect((await shop.api(token)(customerRoutes.list)).items.map((one) => one.id)).toEqual([String(mine.id)]);
  await shop.api(token)(customerRoutes.detail, { id: String(mine.id) });
  await expect(shop.api(token)(customerRoutes.detail, { id: String(other.id) })).rejects.toMatchObject({ code: 'not_found' });
  await expect(shop.api(token)(customerRoutes.revealPhone, { id: String(other.id), reason: 'x' })).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('what an order gave back is taken off what its customer has spent, once', async () => {
  const { countPurchases, countRefund } = await import('../../../server/src/modules/customers/count-purchases.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  const { id } = await newCustomer(shop);
  const spent = async (): Promise<number> => (await shop.api(staff)(customerRoutes.detail, { id: String(id) })).spent;
  const refund = { refundId: 900_001, customerId: id, amount: 300 as never };
  await withEm(() => countRefund(refund));
  await withEm(() => countPurchases([{ orderId: 900_001, customerId: id, paid: 1_000 as never }]));
  await withEm(() => Promise.all(Array.from({ length: 10 }, () => countRefund(refund))));
  expect(await spent()).toBe(700);
});
