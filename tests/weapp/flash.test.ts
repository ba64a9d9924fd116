import { flashAdminRoutes, flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAFF_PASSWORD } from '../factories/staff.ts';
import { newHolder, startWeappShop, type WeappShop } from './shop-for-weapp.ts';
import { startMiniProgram } from './weapp-program.ts';

const STARTS_IN_MS = 6000;
let weapp: WeappShop;
let sessionId = '';
let itemId = '';
beforeAll(async () => {
  weapp = await startWeappShop();
  const staff = weapp.shop.api(weapp.staff);
  await staff(staffRoutes.rePassword, { password: STAFF_PASSWORD });
  await staff(settingsRoutes.save, { group: 'messages', values: { flashStart: 'start-template', flashTurn: 'turn-template' } });
  // A program on strings is what the guard is there to find.
  await staff(riskRoutes.saveRules, { mode: 'observe' });
  const { id } = await staff(flashAdminRoutes.create, {
    name: '整点秒杀',
    locationId: String(weapp.location),
    sessions: [
      {
        startsAt: new Date(Date.now() + STARTS_IN_MS).toISOString(),
        endsAt: new Date(Date.now() + 3_600_000).toISOString(),
        items: [{ skuId: weapp.oranges.skuId, price: 990, quota: 5 }],
      },
    ],
  });
  const { sessions } = await staff(flashAdminRoutes.publish, { id });
  sessionId = sessions[0]?.id ?? '';
  itemId = sessions[0]?.items[0]?.id ?? '';
});
afterAll(() => weapp?.stop());

describe('a flash sale in the mini-program', () => {
  it('is announced on the home page, reminds by WeChat, opens by the server’s clock, and one tap ends at the payment', async () => {
    const app = startMiniProgram(weapp.shop.url, newHolder(weapp));
    await app.until('the sign-in', () => app.noted.storage.has('huitou.token'));
    const api = weapp.shop.api(String(app.noted.storage.get('huitou.token')));
    await app.tap('home-flash');
    await app.tap(`remind-${sessionId}`);
    await app.until('the reminder', () => app.noted.toasts.includes('已设置提醒，开始前通知您'));
    await app.tap(`flash-${itemId}`);
    await app.tap('flash-address');
    await app.until('the address form', () => app.route() === 'packages/user/address-edit/index');
    await app.type('address-paste', '林小雨 13800138000 浙江省杭州市余杭区仓前街道文一西路 998 号 3 幢 201 室');
    await app.tap('address-parse');
    await app.until('the address is read', () => app.noted.toasts.some((toast) => toast.includes('已识别')));
    await app.tap('address-save');
    await app.until('back at the product', () => app.route() === 'packages/goods/detail/index' && app.text().includes('文一西路'));
    if (app.find('consent')) await app.tap('consent');
    await app.tap('flash-claim');
    await app.tap('flash-claim').catch(() => undefined);
    await app.until('the payment, confirmed by the server', () => app.textOf('result-title') === '支付成功');
    const { items } = await api(flashRoutes.myTickets, {});
    expect(items.map(({ state, item }) => [state, item.itemId])).toEqual([['ordered', itemId]]);
    expect(app.noted.requests.some((request) => request === 'POST /api/risk/trail')).toBe(true);
    expect(app.errors).toEqual([]);
  });
});
