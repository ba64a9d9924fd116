import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

test('a stranger learns the shop’s name, its app id and the time of the server', async () => {
  const config = await shop.api()(settingsRoutes.clientConfig);
  expect(config.appName).toBe('回头好物');
  expect(config.appId).toBe(shop.sandbox.env.WECHAT_APP_ID);
  expect(Math.abs(Date.parse(config.serverTime) - Date.now())).toBeLessThan(5_000);
});

test('the policies can be read before signing in', async () => {
  const policy = await shop.api()(settingsRoutes.policy, { kind: 'privacy' });
  expect(policy.html).toContain('隐私政策');
});

test('settings are closed to strangers', async () => {
  await expect(shop.api()(settingsRoutes.all)).rejects.toMatchObject({ code: 'unauthorized', status: 401 });
});
