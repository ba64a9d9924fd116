import { checkRoutes } from '@huitou/shared-types/checks/routes.ts';
import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { chinaDay, inServer } from '../../factories/payments.ts';
import { signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { allInvariants, checkInvariants } from '../../setup/invariants.ts';
import type { Break, Breaks } from './breaks/breaks.ts';

/** `payments: a payment counts its refunds` → what breaks it. */
const folder = path.join(import.meta.dirname, 'breaks');
const names = readdirSync(folder).filter((file) => !['breaks.ts', 'insert.ts'].includes(file));
const slices = await Promise.all(
  names.map(async (file) => {
    const { breaks } = (await import(path.join(folder, file))) as { breaks: Breaks };
    return { slice: file.replace('.ts', ''), breaks };
  }),
);
const all = slices.flatMap(({ slice, breaks }) =>
  Object.entries(breaks.of).map(([name, how]) => [`${slice}: ${name}` as const, how] as const),
);

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
  expect(balanceOf('refund-in-transit')).toBeGreaterThan(0);
  expect(balanceOf('revenue')).toBeGreaterThan(0);
  expect(balanceOf('customer-balance')).toBeGreaterThan(0);
  expect(balanceOf('clearing') - balanceOf('customer-balance') - balanceOf('refund-in-transit')).toBe(
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

test('its past agrees with WeChat’s bills, day by day, down to the balance of the account', async () => {
  const { paidOrders } = await import('../../../server/seeds/demo/paid-orders.ts');
  shop.sandbox.orders.importPaid(await inServer(paidOrders));
  const staff = shop.api(await signInStaff(shop, ['reconcile.view', 'reconcile.run']));
  for (const back of [8, 7, 6, 5]) {
    const day = chinaDay(Date.now() - back * 86_400_000);
    const compared = await staff(paymentRoutes.run, { day });
    expect([day, compared.state, compared.openDifferences]).toEqual([day, 'matched', 0]);
    expect([compared.ourPayments, compared.ourPaid, compared.ourRefunds, compared.ourRefunded]).toEqual([
      compared.payments,
      compared.paid,
      compared.refunds,
      compared.refunded,
    ]);
    expect(compared.net).toBe(compared.paid - compared.refunded - compared.fees);
  }
  await checkInvariants(shop);
}, 60_000);

describe('each rule sees red when it is broken', () => {
  let sqlOf: Map<string, string>;
  beforeAll(async () => {
    for (const { breaks } of slices) await breaks.prepare?.(shop);
    await checkInvariants(shop);
    sqlOf = new Map((await allInvariants()).map(({ name, sql }) => [name, sql]));
  }, 60_000);

  test('and each has a way to break it here', () => {
    const known = new Set<string>(all.map(([name]) => name));
    expect([...sqlOf.keys()].filter((name) => !known.has(name))).toEqual([]);
  });

  test.each(all)('%s', async (name, how) => {
    const sql = sqlOf.get(name);
    if (sql === undefined) throw new Error('there is no such rule any more');
    expect(await brokenRows(sql, how)).toBeGreaterThan(0);
    expect(await rowsOf(sql)).toBe(0);
  });
});

const rowsOf = async (sql: string): Promise<number> => ((await shop.db.connection.query(sql))[0] as unknown[]).length;
const run = async (statements: readonly string[]): Promise<void> => {
  for (const statement of statements) await shop.db.connection.query(statement);
};

/** How many rows the rule answers while it is broken; everything is as before afterwards. */
const brokenRows = async (sql: string, how: Break): Promise<number> => {
  if (typeof how === 'object' && 'commit' in how) {
    try {
      await run(how.commit);
      return await rowsOf(sql);
    } finally {
      await run(how.undo);
    }
  }
  await run(['start transaction']);
  try {
    await run(typeof how === 'string' ? [how] : how);
    return await rowsOf(sql);
  } finally {
    await run(['rollback']);
  }
};
