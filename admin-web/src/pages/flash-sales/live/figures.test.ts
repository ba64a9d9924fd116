import type { FlashLiveItem } from '@huitou/shared-types/flash-sales/schema.ts';
import { expect, test } from 'vitest';
import { countdown, mergeRefused, rateOf, refusalsOf, stockParts, totalsOf } from './figures.ts';
import { askAgainMs } from './use-live.ts';

const item = (change: Partial<FlashLiveItem> = {}): FlashLiveItem => ({
  id: '1',
  name: '龙井',
  spec: '',
  sessionId: '1',
  phase: 'running',
  startsAt: '2026-03-01T10:00:00+08:00',
  endsAt: '2026-03-01T12:00:00+08:00',
  quota: 100,
  released: 60,
  left: 10,
  queued: 5,
  claimed: 45,
  orders: 45,
  unpaid: 15,
  paid: 30,
  returned: 0,
  waiting: 3,
  behind: 0,
  refused: { sold_out: 4, risk: 9 },
  plan: { mode: 'all', waves: [], firstPercent: 30, stepPercent: 10, everySeconds: 10 },
  held: false,
  halted: false,
  haltReason: '',
  nextRelease: null,
  releases: [],
  ...change,
});

test('the parts of the stock add up to the quota, whatever is under way', () => {
  for (const one of [
    item(),
    item({ released: 0, left: 0, paid: 0 }),
    item({ paid: 100, left: 0, released: 100 }),
    item({ left: 60, paid: 5 }),
  ])
    expect(stockParts(one).reduce((sum, { units }) => sum + units, 0)).toBe(one.quota);
  expect(stockParts(item()).map(({ units }) => units)).toEqual([30, 20, 10, 40]);
});

test('totals and refusals are those of all items', () => {
  const items = [item(), item({ refused: { risk: 1, halted: 0 } })];
  expect(totalsOf({ items })).toMatchObject({ quota: 200, paid: 60, refused: 14 });
  expect(refusalsOf(mergeRefused(items)).map(({ label, count }) => [label, count])).toEqual([
    ['风控拒绝', 10],
    ['已抢光', 4],
  ]);
});

test('a countdown ends at zero', () => {
  expect([countdown(125_000), countdown(3_725_000), countdown(-5)]).toEqual(['02:05', '1:02:05', '00:00']);
});

test('rates are of the last seconds', () => {
  const second = (claims: number) => ({ at: '2026-03-01T10:00:00+08:00', claims, refused: 0, orders: 0, paid: 0 });
  expect(rateOf([second(100), second(1), second(2)], 'claims', 2)).toBe(1.5);
  expect(rateOf([], 'claims')).toBe(0);
});

test('the page asks each second only while something is sold', () => {
  const live = (phase: FlashLiveItem['phase']) => ({
    serverTime: '',
    status: 'published' as const,
    name: '',
    items: [item({ phase })],
    seconds: [],
  });
  expect([askAgainMs(live('running')), askAgainMs(live('warming')), askAgainMs(live('ended'))]).toEqual([1_000, 2_000, 15_000]);
});
