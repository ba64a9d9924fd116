import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox } from '../../../scripts/sandbox/index.ts';
import { newPayable, ownPayables, paymentRows } from '../../factories/payments.ts';
import { eventually, type Sandbox, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let certified: Sandbox;
beforeAll(async () => {
  shop = await startShop();
  await ownPayables();
  certified = await createSandbox({ mode: 'certificate' });
  const { setEnv } = await import('../../../server/src/env.ts');
  setEnv({ ...process.env, ...certified.env, WXPAY_NOTIFY_URL: `${shop.url}/api/payments/wechat/notify` });
});
afterAll(async () => {
  await certified.close();
  await shop.stop();
});

test('a merchant with platform certificates pays and is notified just the same', async () => {
  expect(certified.env.WXPAY_PUBLIC_KEY_ID).toMatch(/^[0-9A-F]{40}$/);
  const order = await newPayable({ ...shop, sandbox: certified });
  const { wechat } = await shop.api(order.customer.token)(paymentRoutes.prepay, order.ref);
  expect(wechat && certified.payer.pay(wechat).result).toBe('ok');
  await eventually('paid', async () => (await paymentRows(shop, order.ref.no))[0]?.status === 'succeeded');
});
