import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { moveClock, resetClock } from '../../../server/src/platform/clock.ts';
import { newAddress, newCustomer } from '../../factories/customers.ts';
import { signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
const blocked = new Map<number, string>();
const server = async () => ({
  ...(await import('../../../server/src/modules/customers/index.ts')),
  ...(await import('../../../server/src/modules/customers/delete-account.ts')),
  ...(await import('../../../server/src/platform/db/orm.ts')),
});
beforeAll(async () => {
  shop = await startShop();
  const { registerDeletionCheck, registerDataExport } = await server();
  registerDeletionCheck(async (id) => (blocked.has(id) ? [blocked.get(id) as string] : []));
  registerDataExport('favourites', async (id) => [`of ${id}`]);
});
afterAll(() => shop.stop());
afterEach(resetClock);

const DAY = 86_400_000;
const sweep = async (): Promise<void> => {
  const { deleteDueAccounts, withEm } = await server();
  await withEm(deleteDueAccounts);
};

test('a copy of my data is prepared once and downloaded by a private link', async () => {
  const customer = await newCustomer(shop);
  const { token, openid, id } = customer;
  await newAddress(shop, customer);
  const api = shop.api(token);
  expect(await api(customerRoutes.dataExport)).toEqual({ state: 'none', downloadUrl: null, requestedAt: null });
  const asked = await Promise.all(Array.from({ length: 5 }, () => api(customerRoutes.requestDataExport)));
  expect(asked.map((one) => one.state)).not.toContain('none');
  const ready = await eventually('the copy is ready', async () => {
    const state = await api(customerRoutes.dataExport);
    return state.state === 'ready' && state;
  });
  const copy = (await (await fetch(shop.url + String(ready.downloadUrl))).json()) as Record<string, unknown>;
  expect(copy).toMatchObject({ profile: { openid }, addresses: [{ name: '林小雨', phone: '13800138000' }], favourites: [`of ${id}`] });
  expect(await api(customerRoutes.requestDataExport)).toMatchObject({ state: 'ready' });
  const [rows] = await shop.db.connection.query(
    "select count(*) as n from tasks where kind = 'customer-data' and json_value(payload, '$.customerId') = ?",
    [id],
  );
  expect(rows).toEqual([{ n: 1 }]);
});

describe('deleting my account', () => {
  test('waits for open business', async () => {
    const { id, token } = await newCustomer(shop);
    blocked.set(id, '还有 1 个未完成的订单');
    expect(await shop.api(token)(customerRoutes.deletionCheck)).toMatchObject({ allowed: false, blockers: ['还有 1 个未完成的订单'] });
    await expect(shop.api(token)(customerRoutes.requestDeletion)).rejects.toMatchObject({
      code: 'account_has_open_business',
      message: '还有 1 个未完成的订单',
    });
  });

  test('can be taken back during the cool-off', async () => {
    const { token } = await newCustomer(shop);
    const { deletionAt, coolDays } = await shop.api(token)(customerRoutes.requestDeletion);
    expect(Math.round((Date.parse(String(deletionAt)) - Date.now()) / DAY)).toBe(coolDays);
    expect(await shop.api(token)(customerRoutes.me)).toMatchObject({ deletionAt });
    expect(await shop.api(token)(customerRoutes.cancelDeletion)).toMatchObject({ deletionAt: null });
    moveClock(20 * DAY);
    await sweep();
    await shop.api(token)(customerRoutes.me);
  });

  test('takes everything personal away, ends the sessions, and lets the person begin anew', async () => {
    const customer = await newCustomer(shop);
    const { id, token, openid } = customer;
    await newAddress(shop, customer);
    await shop.api(token)(customerRoutes.bindPhone, { code: shop.sandbox.people.phoneCode(openid) });
    await shop.api(token)(customerRoutes.acceptPolicy, { version: '2026-01' });
    await shop.api(token)(customerRoutes.requestDeletion);
    moveClock(16 * DAY);
    blocked.set(id, 'an order came in meanwhile');
    await sweep();
    blocked.delete(id);
    expect(await shop.api(token)(customerRoutes.me)).toMatchObject({ nickname: '微信用户' });
    moveClock(2 * DAY);
    await sweep();
    await expect(shop.api(token)(customerRoutes.me)).rejects.toMatchObject({ code: 'session_expired' });

    const [rows] = await shop.db.connection.query('select openid, unionid, phone, avatar, nickname from customers where id = ?', [id]);
    expect(rows).toEqual([{ openid: null, unionid: null, phone: null, avatar: '', nickname: '已注销用户' }]);
    const [left] = await shop.db.connection.query('select count(*) as n from customer_addresses where customer_id = ?', [id]);
    expect(left).toEqual([{ n: 0 }]);
    const [announced] = await shop.db.connection.query("select payload from outbox_events where name = 'customer.deleted'");
    expect(JSON.stringify(announced)).toContain(String(id));
    const staff = await signInStaff(shop, ['customer.view']);
    expect(await shop.api(staff)(customerRoutes.detail, { id: String(id) })).toMatchObject({ deleted: true, phone: null, addresses: [] });
    expect(await shop.api()(customerRoutes.login, { code: shop.sandbox.people.code(openid) })).toMatchObject({ isNew: true });
  });
});
