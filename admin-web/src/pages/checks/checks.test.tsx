import type { Check, ChecksOut } from '@huitou/shared-types/checks/schema.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { RedBanner } from '../../app/red-banner.tsx';
import { fakeApi } from '../../testing/fake-api.ts';
import { button, click, mount, settle } from '../../testing/mount.tsx';
import Checks from './checks.tsx';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  vi.unstubAllGlobals();
});

const check = (change: Partial<Check>): Check => ({
  name: 'ledger: each transaction sums to zero',
  slice: 'ledger',
  title: '每笔账借贷相等',
  state: 'green',
  ranAt: '2026-01-01T10:00:00+08:00',
  ms: 12,
  count: 0,
  rows: [],
  message: '',
  redSince: null,
  link: null,
  ...change,
});
const run = {
  id: '1',
  state: 'done' as const,
  whole: true,
  staffName: '',
  startedAt: '2026-01-01T10:00:00+08:00',
  finishedAt: null,
  ms: 900,
  checks: 2,
  red: 1,
};
const red = check({
  name: 'ledger: counters are the sum of postings',
  title: '顾客账户的余额等于其流水之和',
  state: 'red',
  count: 2,
  rows: [{ account: 'customer:3:balance', counted: '900', posted: '1000' }],
  redSince: '2026-01-01T10:00:00+08:00',
  link: '/ledger/accounts/{account}',
});
const answer = (items: Check[]): ChecksOut => ({
  last: run,
  lastWhole: run,
  running: null,
  red: items.filter(({ state }) => state === 'red').length,
  items,
});

const show = async (element: Parameters<typeof mount>[0], path = '/'): Promise<HTMLElement> => {
  const shown = await mount(element, path);
  close = shown.unmount;
  await settle(20);
  return shown.box;
};

test('a rule that does not hold shows its rows at once, each with the way to it', async () => {
  fakeApi(() => answer([red, check({})]));
  const box = await show(<Checks />);
  expect(box.textContent).toContain('1 项异常');
  expect(box.textContent).toContain('共 2 行，只列出前 1 行');
  expect(box.querySelector('a[href="/ledger/accounts/customer%3A3%3Abalance"]')).not.toBeNull();
});

test('all green says so, and a run can be started', async () => {
  const calls = fakeApi(({ method }) => (method === 'POST' ? run : answer([check({})])));
  const box = await show(<Checks />);
  expect(box.textContent).toContain('全部 1 项正常');
  await click(button(box, '立即全部校验'));
  await settle(20);
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ whole: true });
});

test('who may only look has no button', async () => {
  fakeApi(() => answer([check({})]), ['check.view']);
  const box = await show(<Checks />);
  expect(button(box, '立即全部校验')).toBeUndefined();
});

test('the banner names what is red on every other page, and asks nothing without the permission', async () => {
  fakeApi(() => answer([red]));
  const box = await show(<RedBanner />, '/orders');
  expect(box.textContent).toContain('数据校验有 1 项异常：顾客账户的余额等于其流水之和');
  await close?.();
  const calls = fakeApi(() => answer([red]), ['order.view']);
  const quiet = await show(<RedBanner />, '/orders');
  expect(quiet.textContent).toBe('');
  expect(calls).toEqual([]);
});
