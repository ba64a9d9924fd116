import { analyticsRoutes } from '@huitou/shared-types/analytics/routes.ts';
import { checkRoutes } from '@huitou/shared-types/checks/routes.ts';
import type { ChecksOut } from '@huitou/shared-types/checks/schema.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveBalance } from '../../factories/ledger.ts';
import { inServer } from '../../factories/payments.ts';
import { signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { watchSql } from '../../setup/sql.ts';

const NAME = 'ledger: the postings of a transaction sum to zero';
let shop: TestShop;
let token: string;
beforeAll(async () => {
  shop = await startShop();
  token = await signInStaff(shop);
  await giveBalance(shop, 1, 1_000);
});
afterAll(() => shop.stop());

const check = async (whole: boolean): Promise<ChecksOut> => {
  const api = shop.api(token);
  const { id } = await api(checkRoutes.run, { whole });
  return eventually(
    'the run is done',
    async () => {
      const list = await api(checkRoutes.list);
      return list.last?.id === id && list;
    },
    20_000,
  );
};
const one = (list: ChecksOut) => list.items.find((item) => item.name === NAME);
const change = (by: number) => shop.db.connection.query('update ledger_postings set amount = amount + ? order by id limit 1', [by]);
const events = async (): Promise<number> => {
  const [rows] = await shop.db.connection.query(
    "select count(*) as n from outbox_events where name = 'check.failed' and json_value(payload, '$.name') = ?",
    [NAME],
  );
  return Number((rows as { n: number }[])[0]?.n);
};

test('green is told with its time and how long it took', async () => {
  const list = await check(true);
  expect(list).toMatchObject({ red: 0, running: null, last: { whole: true, red: 0, state: 'done' } });
  expect(one(list)).toMatchObject({ state: 'green', slice: 'ledger', title: '每笔账借贷相等', count: 0, redSince: null });
  expect(Date.now() - Date.parse(one(list)?.ranAt ?? '')).toBeLessThan(60_000);
});

test('red shows the rows, opens one incident, tells the workbench once, and ends with the first green', async () => {
  await change(7);
  const red = await check(false);
  expect(one(red)).toMatchObject({
    state: 'red',
    count: 1,
    rows: [{ difference: '7' }],
    link: '/ledger?tab=transactions&open={id}',
  });
  expect(one(red)?.redSince).not.toBeNull();
  expect(red.items[0]?.state).toBe('red');
  await check(true);
  expect(await events()).toBe(1);
  const { attention } = await shop.api(token)(analyticsRoutes.workbench);
  expect(attention.find((item) => item.key === 'checks')).toMatchObject({ tone: 'bad', link: '/checks' });
  const open = await shop.api(token)(checkRoutes.incidents, { open: true });
  expect(open.items.find((item) => item.name === NAME)).toMatchObject({ runs: 2, count: 1, endedAt: null });

  await change(-7);
  expect(one(await check(false))).toMatchObject({ state: 'green', redSince: null });
  expect((await shop.api(token)(checkRoutes.incidents, { open: true })).items).toEqual([]);
  const history = await shop.api(token)(checkRoutes.incidents);
  expect(history.items.find((item) => item.name === NAME)).toMatchObject({
    endedAt: expect.any(String),
    rows: [{ difference: '7' }],
  });
});

test('a run looks at recent rows only, unless a rule is red: that is looked at whole until it is green', async () => {
  const { findRecent } = await import('../../../server/src/modules/checks/first-recent.ts');
  const rowOf = (i: number): string =>
    `('old:${i}', 'test', '', '', 'posted', '', '', '', utc_timestamp(), utc_timestamp() - interval ${i < 2_500 ? 300 : 0} day, '')`;
  await shop.db.connection.query(
    `insert into ledger_transactions (reference, kind, title, note, state, source_kind, source_no, fingerprint, at, booked_at, staff_name)
      values ${Array.from({ length: 3_000 }, (_, i) => rowOf(i)).join(', ')}`,
  );
  const [rows] = await shop.db.connection.query(
    "select min(id) as first, max(id) as last from ledger_transactions where reference like 'old:%'",
  );
  const [{ first, last } = { first: 0, last: 0 }] = rows as { first: number; last: number }[];
  const recent = { table: 'ledger_transactions', column: 'booked_at' };
  const { result, seen } = await watchSql(() => inServer(() => findRecent()(recent)));
  // The last five hundred are recent, but never fewer than the last thousand are looked at.
  expect(result).toBe(last + 1 - 1_000);
  expect(result).toBeGreaterThan(first);
  expect(seen.filter((sql) => sql.includes('ledger_transactions')).length).toBeLessThan(20);
  await shop.db.connection.query("delete from ledger_transactions where reference like 'old:%'");
});

test('a statement that cannot be run is told as such, and stops nobody', async () => {
  await shop.db.connection.query('rename table ledger_postings to ledger_postings_away');
  const list = await check(false);
  expect(one(list)).toMatchObject({ state: 'failed', message: expect.stringContaining('ledger_postings') });
  expect(list.items.some((item) => item.state === 'green')).toBe(true);
  await shop.db.connection.query('rename table ledger_postings_away to ledger_postings');
  expect(one(await check(false))).toMatchObject({ state: 'green' });
});

test('whoever asks while a run is under way is told of that one', async () => {
  const runs = await Promise.all(Array.from({ length: 10 }, () => shop.api(token)(checkRoutes.run, { whole: true })));
  expect(new Set(runs.map((run) => run.id)).size).toBeLessThanOrEqual(2);
  await eventually('all is done', async () => (await shop.api(token)(checkRoutes.list)).running === null, 20_000);
});

test('a run whose worker died makes room; at night everything is looked at once', async () => {
  const { beginRun, wholeIsDue } = await import('../../../server/src/modules/checks/run-checks.ts');
  await shop.db.connection.query(
    "insert into check_runs (state, live_key, whole, staff_name, started_at, beat_at, ms, checks, red) values ('running', 'live', 1, '', utc_timestamp() - interval 1 hour, utc_timestamp() - interval 1 hour, 0, 0, 0)",
  );
  const run = await inServer(() => beginRun(false, null));
  expect(run).toMatchObject({ state: 'waiting', whole: 0 });
  await shop.db.connection.query("update check_runs set live_key = null, state = 'done'");
  expect(await inServer(wholeIsDue)).toBe(false);
  await shop.db.connection.query('update check_runs set started_at = started_at - interval 2 day');
  expect(await inServer(wholeIsDue)).toBe(true);
});

test('the page and the button need their permissions', async () => {
  const viewer = await signInStaff(shop, ['check.view']);
  await expect(shop.api(viewer)(checkRoutes.run, {})).rejects.toMatchObject({ code: 'forbidden' });
  expect((await shop.api(viewer)(checkRoutes.list)).items.length).toBeGreaterThan(20);
  await expect(shop.api(await signInStaff(shop, ['order.view']))(checkRoutes.list)).rejects.toMatchObject({ code: 'forbidden' });
});
