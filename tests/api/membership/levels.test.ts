import { membershipAdminRoutes, membershipRoutes } from '@huitou/shared-types/membership/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCustomer } from '../../factories/customers.ts';
import {
  announcedTo,
  completeOrder,
  givePoints,
  inMembership,
  levelInput,
  newLevel,
  runMembershipJob,
  someOrder,
} from '../../factories/membership.ts';
import { confirmPassword, signInStaff } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

const DAY = 86_400_000;
const wholeShop = { all: true, exclude: {} } as const;
let shop: TestShop;
let staff: string;
let silver: string;
let gold: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInStaff(shop);
  await confirmPassword(shop, staff);
  silver = (await newLevel(shop, staff, { name: '银卡', threshold: 100_000, price: { permille: 980, scope: wholeShop } })).id;
  gold = (
    await newLevel(shop, staff, {
      name: '金卡',
      threshold: 500_000,
      price: { permille: 950, scope: wholeShop },
      freight: { kind: 'monthly', count: 2 },
      pointsRate: 1500,
      birthday: { points: 200, couponTemplateId: '7' },
    })
  ).id;
});
afterAll(async () => {
  await checkInvariants(shop, 'membership');
  await shop.stop();
});
const sql = (text: string, values: unknown[]) => shop.db.connection.query(text, values);
const mine = (customer: { token: string }) => shop.api(customer.token)(membershipRoutes.mine);
const member = (customer: { id: number }) => shop.api(staff)(membershipAdminRoutes.member, { id: String(customer.id) });

test('levels are shown lowest first with what they bring; thresholds are unique, and the lowest begins at nothing', async () => {
  const cards = await shop.api()(membershipRoutes.levels);
  expect(cards.items.map((card) => [card.name, card.threshold])).toEqual([
    ['普通会员', 0],
    ['银卡', 100_000],
    ['金卡', 500_000],
  ]);
  expect(cards.items[2]?.benefits.map((one) => one.text)).toEqual(['全场 9.5 折', '每月 2 次免运费', '1.5 倍积分', '200 积分 + 优惠券']);
  await expect(newLevel(shop, staff, { threshold: 500_000 })).rejects.toMatchObject({ code: 'level_threshold_taken' });
  const lowest = cards.items[0]?.id ?? '';
  const update = (id: string, different: object) => shop.api(staff)(membershipAdminRoutes.updateLevel, { id, ...levelInput, ...different });
  await expect(update(lowest, { threshold: 5 })).rejects.toMatchObject({ code: 'level_lowest' });
  expect(await update(lowest, { name: '新朋友', threshold: 0 })).toMatchObject({ name: '新朋友' });
  await expect(shop.api(staff)(membershipAdminRoutes.deleteLevel, { id: lowest })).rejects.toMatchObject({ code: 'level_lowest' });
  await expect(newLevel(shop, staff, { threshold: 7, price: { permille: 1001, scope: wholeShop } })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  const other = await signInStaff(shop, ['member.view']);
  await expect(newLevel(shop, other)).rejects.toMatchObject({ code: 'forbidden' });
  const typed = await signInStaff(shop, ['member.levels']);
  await expect(newLevel(shop, typed)).rejects.toMatchObject({ code: 're_password_required' });
});

test('who spends enough goes up at once, and is told what is missing to the next; points follow the level', async () => {
  const customer = await newCustomer(shop);
  await completeOrder(customer.id, 480_000);
  expect(await mine(customer)).toMatchObject({
    level: { name: '银卡' },
    next: { name: '金卡', lacks: 20_000 },
    growth: 480_000,
    points: { balance: 4_800 },
  });
  await completeOrder(customer.id, 20_000);
  await completeOrder(customer.id, 10_000);
  expect(await mine(customer)).toMatchObject({ level: { name: '金卡' }, next: null, points: { balance: 5_150 } });
  expect(await announcedTo(shop, 'membership.level-changed', customer.id)).toMatchObject([{ up: true }, { up: true }]);
  expect((await member(customer)).changes.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['upgrade', '银卡', '金卡'],
    ['upgrade', '新朋友', '银卡'],
  ]);
});

test('a level is kept for its time although growth has gone; it is told 7 and 3 days before, and then it falls', async () => {
  const customer = await newCustomer(shop);
  await completeOrder(customer.id, 500_000);
  await sql('update member_orders set completed_at = date_sub(completed_at, interval 380 day) where customer_id = ?', [customer.id]);
  await sql('update members set growth_from = date_sub(growth_from, interval 20 day) where customer_id = ?', [customer.id]);
  await runMembershipJob('review-levels');
  expect(await mine(customer)).toMatchObject({ level: { name: '金卡' }, growth: 0, lacksToKeep: 500_000 });
  const keptFor = (days: number) =>
    sql('update members set kept_until = ? where customer_id = ?', [new Date(Date.now() + days * DAY), customer.id]);
  await keptFor(6);
  for (const _ of [1, 2]) await runMembershipJob('warn');
  await keptFor(2);
  for (const _ of [1, 2]) await runMembershipJob('warn');
  expect(await announcedTo(shop, 'membership.expiring', customer.id)).toMatchObject([
    { daysBefore: 7, levelName: '金卡', nextLevelName: '新朋友', lacks: 500_000 },
    { daysBefore: 3 },
  ]);
  await keptFor(-1);
  await runMembershipJob('review-levels');
  expect(await mine(customer)).toMatchObject({ level: { name: '新朋友' }, keptUntil: null });
  expect((await member(customer)).changes[0]).toMatchObject({ kind: 'downgrade', from: '金卡', to: '新朋友' });
});

test('staff give a level until a day, with a reason; it ends by itself, or when staff take it back', async () => {
  const customer = await newCustomer(shop);
  const id = String(customer.id);
  const until = new Date(Date.now() + 30 * DAY).toISOString();
  const give = (different: object = {}) =>
    shop.api(staff)(membershipAdminRoutes.giveLevel, { id, levelId: gold, until, reason: '大客户', ...different });
  await expect(give({ until: new Date(Date.now() - DAY).toISOString() })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(give({ levelId: '999' })).rejects.toMatchObject({ code: 'not_found' });
  expect(await give()).toMatchObject({ level: { name: '金卡' }, given: true, growthLevel: { name: '新朋友' } });
  expect(await mine(customer)).toMatchObject({ level: { name: '金卡' }, given: true, freight: { kind: 'monthly', left: 2 } });
  expect((await shop.api(staff)(membershipAdminRoutes.members, { given: true })).items.map((row) => row.id)).toContain(id);
  // Spending what a lower level asks does not end the gift.
  await completeOrder(customer.id, 100_000);
  expect(await mine(customer)).toMatchObject({ level: { name: '金卡' } });
  await sql('update members set given_until = ? where customer_id = ?', [new Date(Date.now() - 1_000), customer.id]);
  expect(await mine(customer)).toMatchObject({ level: { name: '银卡' }, given: false });
  await runMembershipJob('review-levels');
  expect((await member(customer)).changes[0]).toMatchObject({ kind: 'manual_ended', from: '金卡', to: '银卡' });
  await give();
  expect(await shop.api(staff)(membershipAdminRoutes.releaseLevel, { id, reason: '给错了' })).toMatchObject({
    level: { name: '银卡' },
    given: false,
  });
  await expect(shop.api(staff)(membershipAdminRoutes.releaseLevel, { id, reason: '再来' })).rejects.toMatchObject({
    code: 'state_forbidden',
  });
});

test('a birthday is said once and brings one gift a year', async () => {
  const customer = await newCustomer(shop);
  await shop.api(staff)(membershipAdminRoutes.giveLevel, {
    id: String(customer.id),
    levelId: gold,
    until: new Date(Date.now() + 30 * DAY).toISOString(),
    reason: '测试生日',
  });
  const today = new Date(Date.now() + 8 * 3_600_000);
  const [month, day] = [today.getUTCMonth() + 1, today.getUTCDate()];
  const say = (m: number, d: number) => shop.api(customer.token)(membershipRoutes.setBirthday, { month: m, day: d });
  await expect(say(2, 30)).rejects.toMatchObject({ code: 'invalid_input' });
  expect(await say(month, day)).toMatchObject({ birthday: { month, day } });
  await expect(say(month === 1 ? 2 : 1, 1)).rejects.toMatchObject({ code: 'birthday_locked' });
  expect((await mine(customer)).birthdayLockedUntil).not.toBeNull();
  for (const _ of [1, 2]) await runMembershipJob('birthday-gifts');
  expect(await mine(customer)).toMatchObject({ points: { balance: 200 } });
  expect(await announcedTo(shop, 'membership.birthday', customer.id)).toMatchObject([{ points: 200, couponTemplateId: 7 }]);
});

test('a month has so many orders without freight; one that does not come about gives its own back', async () => {
  const customer = await newCustomer(shop);
  await completeOrder(customer.id, 500_000);
  const take = (orderId: number) => inMembership(({ takeFreeFreight }) => takeFreeFreight(customer.id, orderId));
  const orders = [someOrder().orderId, someOrder().orderId, someOrder().orderId] as const;
  expect([await take(orders[0]), await take(orders[1]), await take(orders[2])]).toEqual([true, true, false]);
  for (const _ of [1, 2]) await inMembership(({ giveFreeFreightBack }) => giveFreeFreightBack(orders[0]));
  expect(await mine(customer)).toMatchObject({ freight: { left: 1 } });
  await sql("update members set freight_month = '2020-01' where customer_id = ?", [customer.id]);
  expect(await mine(customer)).toMatchObject({ freight: { left: 2 } });
});

test('members are found by level, growth and points, page by page', async () => {
  const customers = [await newCustomer(shop), await newCustomer(shop), await newCustomer(shop)];
  for (const [i, customer] of customers.entries()) {
    await completeOrder(customer.id, 200_000 + i * 1_000);
    await givePoints(customer.id, 10_000 + i);
  }
  const ids = customers.map((customer) => String(customer.id)).reverse();
  const list = (different: object) =>
    shop.api(staff)(membershipAdminRoutes.members, {
      levelId: silver,
      growthFrom: 200_000,
      growthTo: 202_000,
      pointsFrom: 12_000,
      ...different,
    });
  expect((await list({})).items.map((row) => row.id)).toEqual(ids);
  const first = await list({ limit: 2, sort: 'points' });
  expect([...first.items, ...(await list({ limit: 2, sort: 'points', cursor: first.next })).items].map((row) => row.id)).toEqual(ids);
  expect((await list({ pointsFrom: 12_011 })).items).toHaveLength(2);
  expect((await list({ q: ids[0] })).items.map((row) => row.id)).toEqual([ids[0]]);
  const overview = await shop.api(staff)(membershipAdminRoutes.overview);
  expect(overview.levels.find((level) => level.id === silver)?.members).toBeGreaterThanOrEqual(3);
  expect(overview.points).toMatchObject({ worth: overview.points.outstanding });
  await expect(shop.api(staff)(membershipAdminRoutes.deleteLevel, { id: silver })).rejects.toMatchObject({ code: 'level_in_use' });
});
