import type { Difference, ReconciliationDayDetail } from '@huitou/shared-types/payments/schema.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeApi, refuse, type Asked } from '../../testing/fake-api.ts';
import { button, click, mount, settle } from '../../testing/mount.tsx';
import { DayActions } from './day-actions.tsx';
import { TradeFigures } from './day-figures.tsx';
import { Differences } from './differences.tsx';
import { RunWaiting } from './run-waiting.tsx';
import { TwoSides } from './two-sides.tsx';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  vi.unstubAllGlobals();
});
const show = async (element: Parameters<typeof mount>[0]): Promise<HTMLElement> => {
  const shown = await mount(element);
  close = shown.unmount;
  await settle(20);
  return shown.box;
};

const day: ReconciliationDayDetail = {
  day: '2026-03-01',
  state: 'different',
  payments: 3,
  paid: 30_000,
  refunds: 1,
  refunded: 1_000,
  openDifferences: 1,
  message: '',
  finishedAt: '2026-03-02T10:10:00+08:00',
  ourPayments: 2,
  ourPaid: 20_000,
  ourRefunds: 1,
  ourRefunded: 1_000,
  fees: 174,
  otherFlow: 0,
  net: 28_826,
  closingBalance: 100_000,
  operationBalance: null,
  closedAt: null,
  closedBy: '',
  differences: [],
  timeline: [],
};

test('both sides are shown when they differ, one figure when they agree', async () => {
  const same = await show(<TwoSides there={{ count: 1, fen: 100 }} here={{ count: 1, fen: 100 }} />);
  expect(same.textContent).not.toContain('我方');
  await close?.();
  const other = await show(<TwoSides there={{ count: 2, fen: 200 }} here={{ count: 1, fen: 100 }} />);
  expect(other.textContent).toContain('微信 2 笔 2.00');
  expect(other.textContent).toContain('我方 1 笔 1.00');
});

test('a day with an unexplained difference cannot be closed; one without can; a closed one can be opened', async () => {
  fakeApi(() => day);
  expect(button(await show(<DayActions day={day} />), '关账')?.disabled).toBe(true);
  await close?.();
  expect(button(await show(<DayActions day={{ ...day, openDifferences: 0, state: 'explained' }} />), '关账')?.disabled).toBe(false);
  await close?.();
  const closed = await show(<DayActions day={{ ...day, openDifferences: 0, closedAt: '2026-03-02T11:00:00+08:00' }} />);
  expect(button(closed, '关账')).toBeUndefined();
  expect(button(closed, '重新打开')).toBeDefined();
});

test('the trade bill shows the gap to the fen', async () => {
  const box = await show(<TradeFigures day={day} />);
  const gaps = [...box.querySelectorAll('tbody tr')].map((row) => row.lastElementChild?.textContent);
  expect(gaps).toEqual(['100.00', '0.00', '100.00']);
});

const difference = (id: string, change: Partial<Difference> = {}): Difference => ({
  id,
  day: '2026-03-01',
  kind: 'missing_here',
  what: 'payment',
  source: 'trade',
  no: `P${id}`,
  transactionId: `4200${id}`,
  here: null,
  there: 10_000,
  hereState: '',
  thereState: 'SUCCESS',
  resolved: false,
  note: '',
  staffName: '',
  resolvedAt: null,
  fixable: true,
  payableNo: '',
  ...change,
});

test('query-and-fix says what it settled and why the rest stays', async () => {
  const rows = [difference('1'), difference('2'), difference('3', { fixable: false, kind: 'amount' })];
  const calls = fakeApi(({ method, url }: Asked) => {
    if (method === 'GET') return { items: rows, next: null };
    return url.pathname.includes('/1/') ? { ...rows[0], resolved: true } : refuse(409, 'not_fixable', '此差异不能自动处理，请核实后说明');
  });
  const box = await show(<Differences />);
  expect([...box.querySelectorAll('button')].filter((one) => one.textContent === '查询并修复')).toHaveLength(2);
  for (const tick of box.querySelectorAll('.ant-table-row .ant-checkbox-input')) await click(tick);
  await click(box.querySelector('.table-tools .ant-btn-primary'));
  await settle(80);
  expect(calls.filter(({ method }) => method === 'POST').map(({ url }) => url.pathname)).toEqual([
    '/admin/reconciliation-differences/1/fix',
    '/admin/reconciliation-differences/2/fix',
  ]);
  expect(document.body.textContent).toContain('已按微信结果修复 1 处');
  expect(document.body.textContent).toContain('此差异不能自动处理，请核实后说明');
});

test('who may only look sees no buttons', async () => {
  fakeApi(() => ({ items: [difference('1')], next: null }), ['reconcile.view']);
  const box = await show(<Differences />);
  expect(button(box, '查询并修复')).toBeUndefined();
  expect(button(box, '说明')).toBeUndefined();
  expect(box.textContent).toContain('待处理');
});

test('days that were never matched are made up for, the oldest first, until one is refused', async () => {
  const calls = fakeApi(({ url }) =>
    url.pathname.includes('2026-03-03') ? refuse(409, 'bill_not_ready', '账单尚未生成，请 10 点后再试') : day,
  );
  const waiting = ['2026-03-03', '2026-03-02', '2026-03-01'].map((one) => ({ ...day, day: one, state: 'waiting' as const }));
  const box = await show(<RunWaiting days={[...waiting, { ...day, day: '2026-02-28' }]} />);
  await click(button(box, '补对 3 天'));
  await settle(80);
  expect(calls.map(({ url }) => url.pathname)).toEqual([
    '/admin/reconciliation/2026-03-01/run',
    '/admin/reconciliation/2026-03-02/run',
    '/admin/reconciliation/2026-03-03/run',
  ]);
  expect(document.body.textContent).toContain('2026-03-03：账单尚未生成');
});
