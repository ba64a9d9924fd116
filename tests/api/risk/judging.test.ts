import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newCustomer } from '../../factories/customers.ts';
import { type Guest, hasLooked, ITEM, judge, look, newRegular, someDevice, tellTrail } from '../../factories/risk.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

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

const regular = (): Promise<Guest> => newRegular(shop);
const looked = (guest: Guest): Promise<void> => hasLooked(shop, guest);

test('a regular who looked at the goods is let in, and the record says what it was made of', async () => {
  const guest = await regular();
  await looked(guest);
  const judged = await judge(guest);
  expect(judged).toMatchObject({ decision: 'pass', reasons: [], score: 0 });
  const { items } = await shop.api(staff)(riskRoutes.judgements, { customerId: String(guest.id) });
  const detail = await shop.api(staff)(riskRoutes.judgement, { id: items[0]?.id as string });
  expect(detail).toMatchObject({
    decision: 'pass',
    basis: 'score',
    ip: guest.ip,
    deviceId: guest.deviceId,
    account: { orders: 6 },
  });
  expect(detail.trail.map(({ kind }) => kind)).toEqual(look.map(({ kind }) => kind));
  // There is no doubt that trust could answer.
  expect(detail.signals.find(({ rule }) => rule === 'trusted')).toMatchObject({ value: 6, points: 0 });
  expect(detail.signals.find(({ rule }) => rule === 'short_dwell')?.value).toBeGreaterThanOrEqual(6);
});

test('a call out of nowhere is refused, with its reasons; so is a program', async () => {
  const guest = { ...(await newCustomer(shop)), deviceId: someDevice(), ip: '36.9.0.1' };
  const judged = await judge(guest, { userAgent: 'python-requests/2.32' });
  expect(judged.decision).toBe('refuse');
  expect(judged.reasons).toEqual(expect.arrayContaining(['no_view', 'no_taps', 'unknown_device', 'script_client']));
});

test('a newcomer who behaves like a person is asked for a puzzle, not refused', async () => {
  const guest = { ...(await newCustomer(shop)), deviceId: someDevice(), ip: '36.9.0.2' };
  await looked(guest);
  expect((await judge(guest)).decision).toBe('challenge');
});

test('a dwell that is told of afterwards does not count', async () => {
  const guest = await regular();
  await tellTrail(shop, guest, [{ kind: 'view', target: `item:${ITEM}`, at: 40_000 }, ...look.slice(3)]);
  const judged = await judge(guest);
  expect(judged.reasons).toContain('short_dwell');
  expect(judged.reasons).not.toContain('clock');
});

test('a batch counts once, whoever sends it again', async () => {
  const guest = await regular();
  await tellTrail(shop, guest, look);
  await tellTrail(shop, guest, look);
  const judged = await judge(guest);
  const { items } = await shop.api(staff)(riskRoutes.judgements, { customerId: String(guest.id) });
  expect(judged.judgementId).toMatch(/^J\d+$/);
  expect((await shop.api(staff)(riskRoutes.judgement, { id: items[0]?.id as string })).trail).toHaveLength(look.length);
});

test('the fourth account on a phone is one too many, also when Redis has forgotten', async () => {
  const guests = [await regular()];
  const [first] = guests as [Guest];
  for (let i = 0; i < 3; i += 1) guests.push({ ...(await regular()), deviceId: first.deviceId });
  for (const guest of guests.slice(0, 3)) await tellTrail(shop, guest, look);
  await looked(guests[2] as Guest);
  expect((await judge(guests[2] as Guest)).reasons).not.toContain('device_crowd');
  const { redis } = await import('../../../server/src/platform/redis.ts');
  await redis().flushdb();
  await tellTrail(shop, guests[3] as Guest, look, { run: 'run-00000002' });
  expect((await judge(guests[3] as Guest)).reasons[0]).toBe('device_crowd');
});

test('the same motions on another account are a replay', async () => {
  const [one, other] = [await regular(), await regular()];
  const motions = [...look, { kind: 'scroll' as const, at: 99_950 }];
  await tellTrail(shop, one, motions);
  await tellTrail(
    shop,
    other,
    motions.map((event) => ({ ...event, at: event.at + 5_000 })),
    { sentAt: 105_000 },
  );
  expect((await judge(other)).reasons[0]).toBe('replayed');
});

test('who asks again and again without touching anything is a program; who repeats a lost request is not', async () => {
  const guest = await regular();
  await looked(guest);
  for (let i = 0; i < 4; i += 1) expect((await judge(guest)).reasons).not.toContain('untouched');
  expect((await judge(guest)).reasons).toContain('untouched');
  const person = await regular();
  for (let i = 0; i < 6; i += 1) {
    await tellTrail(shop, person, look, { seq: i });
    const { moveClock } = await import('../../../server/src/platform/clock.ts');
    moveClock(11_000);
    expect((await judge(person)).reasons).not.toContain('untouched');
  }
});

test('an address with hardly anything but phones alike is a shelf; among many others the same phones are neighbours', async () => {
  const shelf: Guest[] = [];
  for (let i = 0; i < 4; i += 1) shelf.push({ ...(await regular()), ip: '198.51.7.7' });
  const last = shelf[3] as Guest;
  for (const guest of shelf.slice(0, 3)) expect((await judge(guest)).reasons).not.toContain('ip_twins');
  expect((await judge(last)).reasons).toContain('ip_twins');
  for (let i = 0; i < 4; i += 1) {
    const other = { ...(await regular()), ip: last.ip };
    await judge(other, { fingerprint: `another-${i}` });
  }
  expect((await judge(last)).reasons).not.toContain('ip_twins');
});

test('the own motions of another start of the app are a replay, those of this one are not', async () => {
  const guest = await regular();
  // Nobody else’s: what others have done before would be a replay at once.
  const times = [91_000, 92_210, 92_730, 94_540, 97_120, 99_310, 99_940];
  const motions = [...look, { kind: 'scroll' as const, at: 0 }].map((event, i) => ({ ...event, at: times[i] as number }));
  await tellTrail(shop, guest, motions);
  await tellTrail(shop, guest, [{ kind: 'scroll', at: 103_000 }], { seq: 1, sentAt: 104_000 });
  expect((await judge(guest)).reasons).not.toContain('replayed');
  await tellTrail(shop, guest, motions, { run: 'run-00000007' });
  expect((await judge(guest)).reasons).toContain('replayed');
});

test('WeChat’s view counts, is asked once, and nobody waits for it', async () => {
  const guest = await regular();
  shop.sandbox.people.setRiskRank(guest.openid, 4);
  await looked(guest);
  const counts = async (): Promise<boolean> => (await judge(guest)).reasons.includes('wechat_rank');
  await eventually('WeChat’s view is known', counts);
  shop.sandbox.people.setRiskRank(guest.openid, 0);
  expect(await counts()).toBe(true);
  const patient = await regular();
  shop.sandbox.people.setRiskRank(patient.openid, 4);
  shop.sandbox.faults.add({ kind: 'timeout', on: '/wxa/getuserriskrank', ms: 5_000 });
  await looked(patient);
  const began = Date.now();
  expect((await judge(patient)).reasons).not.toContain('wechat_rank');
  expect(Date.now() - began).toBeLessThan(4_000);
});

test('who is on a list is let in or not, whatever the score; the nearer entry wins and ends with its time', async () => {
  const guest = { ...(await newCustomer(shop)), deviceId: someDevice(), ip: '198.51.100.77' };
  const api = shop.api(staff);
  expect((await judge(guest)).decision).toBe('refuse');
  await api(riskRoutes.saveListEntry, { side: 'allow', kind: 'customer', value: String(guest.id), reason: '内部测试' });
  await api(riskRoutes.saveListEntry, { side: 'block', kind: 'ip', value: '198.51.100.0/24', reason: '机房' });
  expect((await judge(guest)).decision).toBe('pass');
  const neighbour = { ...(await regular()), ip: '198.51.100.9' };
  await looked(neighbour);
  expect((await judge(neighbour)).decision).toBe('refuse');
  const { items } = await api(riskRoutes.lists, { q: '198.51.100' });
  await api(riskRoutes.removeListEntry, { id: items[0]?.id as string, reason: '误加' });
  expect((await judge(neighbour)).decision).toBe('pass');
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  await api(riskRoutes.saveListEntry, { side: 'block', kind: 'device', value: neighbour.deviceId, reason: '观察', until: soon });
  expect((await judge(neighbour)).decision).toBe('refuse');
  const { moveClock } = await import('../../../server/src/platform/clock.ts');
  moveClock(3_700_000);
  await tellTrail(shop, neighbour, look, { run: 'run-00000009' });
  expect((await judge(neighbour)).decision).not.toBe('refuse');
});

test('in observe mode everybody is let in, and the record says what would have been', async () => {
  const api = shop.api(staff);
  const rules = await api(riskRoutes.rules, {});
  await api(riskRoutes.saveRules, { ...rules, mode: 'observe' });
  const guest = { ...(await newCustomer(shop)), deviceId: someDevice(), ip: '36.9.0.3' };
  expect((await judge(guest)).decision).toBe('pass');
  const { items } = await api(riskRoutes.judgements, { customerId: String(guest.id) });
  expect(items[0]).toMatchObject({ decision: 'pass', wouldBe: 'refuse', basis: 'observe' });
  await api(riskRoutes.saveRules, { ...rules, highAction: 'behind' });
  expect((await judge(guest)).decision).toBe('behind');
  await api(riskRoutes.saveRules, rules);
});

test('a deleted customer leaves no address, device or trail', async () => {
  const guest = { ...(await newCustomer(shop)), deviceId: someDevice(), ip: '36.9.0.4' };
  await judge(guest);
  const { forgetCustomer } = await import('../../../server/src/modules/risk/personal-data.ts');
  const { withEm } = await import('../../../server/src/platform/db/orm.ts');
  await withEm(() => forgetCustomer.handle({ customerId: guest.id } as never));
  const { items } = await shop.api(staff)(riskRoutes.judgements, { customerId: String(guest.id) });
  expect(items[0]).toMatchObject({ ip: '', deviceId: '' });
});
