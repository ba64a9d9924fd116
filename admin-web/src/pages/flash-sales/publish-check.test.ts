import type { StaffFlash, StaffFlashItem } from '@huitou/shared-types/flash-sales/schema.ts';
import { expect, test } from 'vitest';
import { planProblem, planText, waveUnits } from './plan-text.ts';
import { publishCheck } from './publish-check.ts';

const NOW = Date.parse('2026-03-01T10:00:00+08:00');
const plan = { mode: 'all' as const, waves: [], firstPercent: 30, stepPercent: 10, everySeconds: 10 };
const item = (change: Partial<StaffFlashItem> = {}): StaffFlashItem => ({
  id: '1',
  skuId: '11',
  productId: '1',
  name: '龙井',
  spec: '250 g',
  code: 'TEA',
  picture: '',
  listPrice: 10_000,
  cost: 5_000,
  price: 8_000,
  quota: 10,
  perCustomer: 1,
  perAddress: 2,
  perDevice: 2,
  perIp: 20,
  waitersMax: 500,
  release: plan,
  released: 0,
  claimed: 0,
  closed: false,
  ...change,
});
const sale = (items: StaffFlashItem[], startsAt = '2026-03-05T10:00:00+08:00'): StaffFlash => ({
  id: '1',
  version: 1,
  name: '春茶秒杀',
  rules: '',
  status: 'draft',
  locationId: '1',
  locationName: '杭州仓',
  unpaidMinutes: 5,
  warmUpMinutes: 1440,
  remindMinutes: 5,
  sessions: [{ id: '1', startsAt, endsAt: '2026-03-05T12:00:00+08:00', phase: 'upcoming', reminders: 0, items }],
  createdAt: '2026-03-01T09:00:00+08:00',
  publishedAt: null,
  endedAt: null,
  moves: ['publish'],
});
const check = (one: StaffFlash, free: [string, number][] = [['11', 10]], offSale: string[] = []) =>
  publishCheck(one, { free: new Map(free), offSale: new Set(offSale), now: NOW });

test('a sound flash sale has nothing against it', () => {
  expect(check(sale([item()])).every(({ level }) => level === 'ok')).toBe(true);
});

test('what is wrong is named, what is doubtful only asked about', () => {
  const bad = check(sale([item({ price: 10_000 }), item({ price: 4_000 })], '2026-03-01T09:00:00+08:00'), [['11', 19]], ['11']);
  expect(bad.filter(({ level }) => level === 'bad').map(({ text }) => text.split('：')[0])).toEqual([
    '1 个场次的开始时间已过，请修改',
    '秒杀价不低于售价',
    '商品未上架',
    '库存不足',
  ]);
  expect(bad.filter(({ level }) => level === 'doubt')).toHaveLength(2);
  expect(bad.find(({ text }) => text.startsWith('库存不足'))?.text).toContain('需 20 件，杭州仓可用 19 件');
});

test('waves add up to the quota whatever it is', () => {
  const waves = [40, 30, 30].map((percent, i) => ({ afterMinutes: i * 10, percent }));
  expect(waveUnits(7, waves)).toEqual([3, 2, 2]);
  expect(waveUnits(1, waves).reduce((sum, n) => sum + n, 0)).toBe(1);
  expect(planText({ ...plan, mode: 'waves', waves })).toBe('开始时 40%，10 分钟后 30%，20 分钟后 30%');
  expect(planProblem({ ...plan, mode: 'waves', waves: waves.slice(1) })).toContain('100%');
  expect(planProblem({ ...plan, mode: 'waves', waves })).toBeNull();
});
