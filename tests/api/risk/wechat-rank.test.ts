import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { JudgementDetail } from '@huitou/shared-types/risk/schema.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Guest, hasLooked, judge, newRegular } from '../../factories/risk.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

const PATH = '/wxa/getuserriskrank';
let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInStaff(shop);
  await confirmPassword(shop, staff);
});
afterAll(() => shop.stop());
beforeEach(async () => {
  const { resetClock } = await import('../../../server/src/platform/clock.ts');
  resetClock();
});
afterEach(() => {
  vi.useRealTimers();
  shop.sandbox.faults.clear();
});

/** What staff see of the last judgement on somebody. */
const detailOf = async (guest: Guest): Promise<JudgementDetail> => {
  const { items } = await shop.api(staff)(riskRoutes.judgements, { customerId: String(guest.id) });
  return shop.api(staff)(riskRoutes.judgement, { id: items[0]?.id as string });
};
const pointsOf = (detail: JudgementDetail): number | undefined => detail.signals.find(({ rule }) => rule === 'wechat_rank')?.points;
const regular = async (rank: number): Promise<Guest> => {
  const guest = await newRegular(shop);
  shop.sandbox.people.setRiskRank(guest.openid, rank);
  await hasLooked(shop, guest);
  return guest;
};

test.each([
  [0, 0],
  [1, 0],
  [2, 15],
  [3, 30],
  [4, 45],
])('rank %i of WeChat weighs %i points', async (rank, points) => {
  const guest = await regular(rank);
  await eventually('WeChat has answered in time', async () => {
    await judge(guest);
    return (await detailOf(guest)).wechatRank === rank;
  });
  expect(pointsOf(await detailOf(guest))).toBe(points);
});

test('whoever changed phones is asked for a puzzle at a low rank and refused at the highest', async () => {
  const [trusted, distrusted] = [await regular(1), await regular(4)];
  const moved = (guest: Guest): Guest => ({ ...guest, deviceId: `${guest.deviceId}-new` });
  await eventually('WeChat has answered in time', async () => (await judge(moved(distrusted))).reasons.includes('wechat_rank'));
  expect((await judge(moved(trusted))).decision).toBe('challenge');
  expect((await judge(moved(distrusted))).decision).toBe('refuse');
});

test.each([
  ['an error code (-1, busy)', { kind: 'errcode', errcode: -1, errmsg: 'system error' }],
  ['an error code (61010, not seen lately)', { kind: 'errcode', errcode: 61_010, errmsg: 'code is expired' }],
  ['HTTP 503', { kind: 'unavailable' }],
  ['a lost connection', { kind: 'reset' }],
  ['silence', { kind: 'timeout', ms: 5_000 }],
] as const)('%s of WeChat costs the customer nothing and keeps nobody waiting', async (_what, fault) => {
  const guest = await regular(4);
  shop.sandbox.faults.add({ ...fault, on: PATH, times: 9 });
  const began = Date.now();
  const judged = await judge(guest);
  expect(Date.now() - began).toBeLessThan(4_000);
  expect(judged).toMatchObject({ decision: 'pass', score: 0, reasons: [] });
  const detail = await detailOf(guest);
  expect(detail.wechatRank).toBeNull();
  expect(pointsOf(detail)).toBe(0);
});

test('a refusal that concerns everybody (48001) ends the asking for a minute, not the selling', async () => {
  // Two minutes ago, so that WeChat is asked again right after this test.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 120_000 });
  const refused = shop.sandbox.faults.add({ kind: 'errcode', errcode: 48_001, errmsg: 'api unauthorized', on: PATH, times: 5 });
  const guests = [await regular(4), await regular(4)];
  for (const guest of guests) expect(await judge(guest)).toMatchObject({ decision: 'pass', score: 0 });
  expect(shop.sandbox.faults.list().find(({ id }) => id === refused.id)?.struck).toBe(1);
  vi.useRealTimers();
  shop.sandbox.faults.clear();
  const later = await regular(4);
  await eventually('WeChat is asked again', async () => (await judge(later)).reasons.includes('wechat_rank'));
});
