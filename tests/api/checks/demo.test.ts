import { checkRoutes } from '@huitou/shared-types/checks/routes.ts';
import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInStaff } from '../../factories/staff.ts';
import { inServer } from '../../factories/payments.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
  const { seedDemoRows } = await import('../../../server/seeds/demo/seed.ts');
  await inServer(seedDemoRows);
}, 120_000);
afterAll(() => shop.stop());

test('the demo shop holds what every shop must hold', () => checkInvariants(shop), 60_000);

test('its books explain its ninety days, and staff see that all is green', async () => {
  const api = shop.api(await signInStaff(shop));
  const { items, difference } = await api(ledgerAdminRoutes.kinds);
  const balanceOf = (kind: string): number => items.find((item) => item.kind === kind)?.balance ?? 0;
  expect(difference).toBe(0);
  expect(balanceOf('prepaid')).toBe(0);
  expect(balanceOf('refund-in-transit')).toBe(0);
  expect(balanceOf('revenue')).toBeGreaterThan(0);
  expect(balanceOf('customer-balance')).toBeGreaterThan(0);
  expect(balanceOf('clearing') - balanceOf('customer-balance')).toBe(
    balanceOf('revenue') + balanceOf('freight') - balanceOf('coupon-cost') - balanceOf('gift-cost'),
  );
  await api(checkRoutes.run, { whole: true });
  const checks = await eventually(
    'the run is done',
    async () => {
      const list = await api(checkRoutes.list);
      return list.running === null && list.last !== null && list;
    },
    60_000,
  );
  expect(checks.items.filter((check) => check.state !== 'green')).toEqual([]);
  expect(checks.lastWhole).toMatchObject({ whole: true, red: 0, checks: checks.items.length });
}, 90_000);
