import { couponAdminRoutes, couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { CreateTemplateIn } from '@huitou/shared-types/coupons/schema.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claim, couponStaff, everything, firstGroup, newTemplate, noGoods, readMyCoupon, templateInput } from '../../factories/coupons.ts';
import { newCustomer } from '../../factories/customers.ts';
import { signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
const DAY = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
beforeAll(async () => {
  shop = await startShop();
  staff = await couponStaff(shop);
});
afterAll(async () => {
  await checkInvariants(shop, 'coupons');
  await shop.stop();
});
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'none', message: '', details: undefined as unknown }),
    (error: { code: string; message: string; details: unknown }) => ({ code: error.code, message: error.message, details: error.details }),
  );
const create = async (wanted: Partial<CreateTemplateIn>) =>
  shop.api(staff)(couponAdminRoutes.create, await templateInput(shop, staff, wanted));

describe('what staff may write', () => {
  const wrong: [string, Partial<CreateTemplateIn>, string, string][] = [
    ['a percentage over 100', { kind: 'percent', percentOff: 101 }, 'invalid_input', '折扣不能超过 100%'],
    ['no percentage', { kind: 'percent', percentOff: 0 }, 'coupon_invalid', '请填写折扣'],
    ['no amount', { amount: 0 }, 'coupon_invalid', '请填写优惠金额'],
    ['an empty scope', { scope: { ...everything, all: false } }, 'invalid_input', '请选择适用的商品'],
    ['an exchange for anything', { kind: 'exchange', amount: 0 }, 'coupon_invalid', '兑换券须指定可兑换的商品'],
    ['a time that is over', { validity: { kind: 'fixed', from: inDays(-9), until: inDays(-2) } }, 'coupon_invalid', '有效期已经过去'],
    [
      'an end before the beginning',
      { validity: { kind: 'fixed', from: inDays(9), until: inDays(2) } },
      'coupon_invalid',
      '结束时间须晚于开始时间',
    ],
    ['a claim time that is over', { claimUntil: inDays(-1) }, 'coupon_invalid', '领取结束时间已经过去'],
    ['more for one than there are', { total: 5, perCustomer: 6 }, 'coupon_invalid', '每人限领数量超过发放总量'],
    ['a gift after any payment', { ways: ['after_payment'] }, 'coupon_invalid', '请填写赠券的支付金额'],
    ['a group that is not there', { groupId: '999999' }, 'coupon_invalid', '分组不存在'],
    ['no days', { validity: { kind: 'days', days: 0 } }, 'invalid_input', '有效天数至少为 1'],
  ];
  test.each(wrong)('%s is refused', async (_, wanted, code, message) => {
    expect(await refusal(create(wanted))).toMatchObject({ code, message });
  });

  test('doubts have to be confirmed, and the check tells them beforehand', async () => {
    const doubtful = { confirm: false, amount: 2_000, threshold: 1_000 };
    const { code, details } = await refusal(create(doubtful));
    expect([code, (details as { code: string }[]).map((one) => one.code)]).toEqual([
      'coupon_needs_confirmation',
      ['threshold_below_amount', 'no_budget'],
    ]);
    const { confirm: _, ...fields } = await templateInput(shop, staff, { ...doubtful, kind: 'percent', percentOff: 60, amount: 0 });
    const check = await shop.api(staff)(couponAdminRoutes.check, fields);
    expect(check.warnings.map((one) => one.code)).toEqual(['percent_deep', 'percent_uncapped', 'no_budget']);
    expect(check.terms).toMatchObject({ headline: '4折', condition: '满 ¥10 可用', scopeText: '全场通用' });
    expect((await create({ ...doubtful, confirm: true })).status).toBe('draft');
  });
});

test('terms stand once it is published; numbers, ways and words may change, by one at a time', async () => {
  const input = await templateInput(shop, staff, { total: 10 });
  const draft = await shop.api(staff)(couponAdminRoutes.create, input);
  const changed = await shop.api(staff)(couponAdminRoutes.update, { ...input, id: draft.id, version: draft.version, amount: 1_500 });
  expect(changed).toMatchObject({ amount: 1_500, version: 2, locked: false });
  const live = await shop.api(staff)(couponAdminRoutes.publish, { id: draft.id });
  expect(live).toMatchObject({ status: 'active', locked: true });
  const save = (more: Partial<CreateTemplateIn>, version = live.version) =>
    shop.api(staff)(couponAdminRoutes.update, { ...input, amount: 1_500, ...more, id: draft.id, version });
  expect(await refusal(save({ amount: 1_600 }))).toMatchObject({ code: 'coupon_terms_locked' });
  const excluded = { ...everything, exclude: { ...noGoods, productIds: ['5'] } };
  expect(await refusal(save({ scope: excluded }))).toMatchObject({ code: 'coupon_terms_locked' });
  expect(await save({ total: 20, description: '限本店使用', budget: 9_000 })).toMatchObject({
    total: 20,
    budget: 9_000,
    description: '限本店使用',
  });
  expect(await refusal(save({ total: 30 }))).toMatchObject({ code: 'conflict' });
  const customer = await newCustomer(shop);
  await claim(shop, customer, draft);
  const version = live.version + 1;
  expect(await refusal(save({ total: null, perCustomer: 1 }, version + 5))).toMatchObject({ code: 'conflict' });
  await claim(shop, await newCustomer(shop), draft);
  expect(await refusal(save({ total: 1 }, version))).toMatchObject({ code: 'coupon_invalid', message: '已发放 2 张，总量不能更少' });
  expect(await refusal(shop.api(staff)(couponAdminRoutes.remove, { id: draft.id }))).toMatchObject({ code: 'state_forbidden' });
  const copy = await shop.api(staff)(couponAdminRoutes.duplicate, { id: draft.id });
  expect(copy).toMatchObject({ status: 'draft', amount: 1_500, total: 20, claimed: 0, name: `${input.name} 副本` });
  await shop.api(staff)(couponAdminRoutes.remove, { id: copy.id });
  expect(await refusal(shop.api(staff)(couponAdminRoutes.template, { id: copy.id }))).toMatchObject({ code: 'not_found' });
});

test('a paused template hands nothing out, a recalled one is over for all who have not used it', async () => {
  const template = await newTemplate(shop, staff);
  const [a, b] = [await newCustomer(shop), await newCustomer(shop)];
  const coupon = await claim(shop, a, template);
  await shop.api(staff)(couponAdminRoutes.pause, { id: template.id });
  expect(await refusal(claim(shop, b, template))).toMatchObject({ code: 'coupon_not_claimable' });
  expect((await readMyCoupon(shop, a, coupon.id)).state).toBe('usable');
  await shop.api(staff)(couponAdminRoutes.resume, { id: template.id });
  await claim(shop, b, template);
  await shop.api(staff)(couponAdminRoutes.recall, { id: template.id, reason: '面额填错' });
  expect((await readMyCoupon(shop, a, coupon.id)).state).toBe('recalled');
  await eventually('the coupons are marked', async () => {
    const [rows] = await shop.db.connection.query("select count(*) as n from coupons where template_id = ? and status = 'recalled'", [
      template.id,
    ]);
    return (rows as { n: number }[])[0]?.n === 2;
  });
  expect((await shop.api(a.token)(couponRoutes.list, { tab: 'expired' })).items.map((one) => one.id)).toEqual([coupon.id]);
  expect(await refusal(shop.api(staff)(couponAdminRoutes.resume, { id: template.id }))).toMatchObject({ code: 'state_forbidden' });
});

test('single coupons are taken back as far as they are not used', async () => {
  const template = await newTemplate(shop, staff);
  const customer = await newCustomer(shop);
  const coupon = await claim(shop, customer, template);
  const recall = () => shop.api(staff)(couponAdminRoutes.recallCoupons, { ids: [coupon.id, '999999'], reason: '发错了' });
  expect(await recall()).toEqual({ recalled: 1, refused: 1 });
  expect(await recall()).toEqual({ recalled: 0, refused: 2 });
  expect((await readMyCoupon(shop, customer, coupon.id)).state).toBe('recalled');
});

test('who may not, may not; giving money away asks for the password', async () => {
  const viewer = await signInStaff(shop, ['coupon.view']);
  const input = await templateInput(shop, staff);
  expect(await refusal(shop.api(viewer)(couponAdminRoutes.create, input))).toMatchObject({ code: 'forbidden' });
  const maker = await signInStaff(shop, ['coupon.view', 'coupon.edit', 'coupon.publish']);
  const draft = await shop.api(maker)(couponAdminRoutes.create, input);
  expect(await refusal(shop.api(maker)(couponAdminRoutes.publish, { id: draft.id }))).toMatchObject({ code: 're_password_required' });
});

test('staff find templates by state, kind, way and words', async () => {
  const template = await newTemplate(shop, staff, {
    kind: 'free_freight',
    amount: 0,
    maxOff: 800,
    ways: ['registered'],
    costCentre: '市场部',
  });
  const find = async (filters: object) => (await shop.api(staff)(couponAdminRoutes.templates, filters)).items.map((one) => one.id);
  expect(await find({ kind: 'free_freight', status: 'active', way: 'registered', q: '市场部' })).toEqual([template.id]);
  expect(await find({ q: template.no })).toEqual([template.id]);
  expect(await find({ q: template.name.slice(1), way: 'code' })).toEqual([]);
  const { items } = await shop.api(staff)(couponAdminRoutes.options, { q: template.name });
  expect(items).toMatchObject([{ id: template.id, headline: '运费减 ¥8', condition: '无门槛' }]);
  const first = await shop.api(staff)(couponAdminRoutes.templates, { limit: 2 });
  const second = await shop.api(staff)(couponAdminRoutes.templates, { limit: 2, ...(first.next ? { cursor: first.next } : {}) });
  expect(new Set([...first.items, ...second.items].map((one) => one.id)).size).toBe(4);
});

test('statistics and the list to fill in come as files', async () => {
  const { taskId } = await shop.api(staff)(couponAdminRoutes.exportStats, { by: 'cost_centre', format: 'csv' });
  const done = await eventually('the export is done', async () => {
    const task = await shop.api(staff)(taskRoutes.get, { id: taskId });
    return (task.state === 'done' || task.state === 'failed') && task;
  });
  expect(done.state).toBe('done');
  const csv = await (await fetch(new URL(done.downloadUrl ?? '', shop.url))).text();
  expect(csv).toMatch(/"成本归属","领取","使用"/);
  expect(csv).toMatch(/"合计"/);
  const sheet = (await shop.api(staff)(couponAdminRoutes.grantSheet)) as Uint8Array;
  expect(Buffer.from(sheet.slice(0, 2)).toString()).toBe('PK');
});

test('the stacking matrix is explicit, kept by version and written down', async () => {
  const first = await firstGroup(shop, staff);
  const group = await shop.api(staff)(couponAdminRoutes.createGroup, { name: '品类券', sort: 1 });
  expect(await refusal(shop.api(staff)(couponAdminRoutes.createGroup, { name: '品类券' }))).toMatchObject({ code: 'coupon_group_taken' });
  const before = await shop.api(staff)(couponAdminRoutes.stacking);
  const node = `coupon:${group.id}`;
  expect(before.nodes.map((one) => one.key)).toEqual(['flash', 'activity', 'member', 'full_reduction', `coupon:${first}`, node]);
  expect(before.allowed).toContainEqual({ a: node, b: 'member' });
  expect(before.allowed.some(({ a, b }) => a.startsWith('coupon:') && b.startsWith('coupon:'))).toBe(false);
  const allowed = [...before.allowed, { a: `coupon:${first}`, b: node }, { a: node, b: `coupon:${first}` }];
  const after = await shop.api(staff)(couponAdminRoutes.saveStacking, { version: before.version, allowed });
  expect(after.version).toBe(before.version + 1);
  expect(after.allowed).toHaveLength(before.allowed.length + 1);
  const stale = shop.api(staff)(couponAdminRoutes.saveStacking, { version: before.version, allowed: [] });
  expect(await refusal(stale)).toMatchObject({ code: 'conflict' });
  const unknown = shop.api(staff)(couponAdminRoutes.saveStacking, { version: after.version, allowed: [{ a: 'flash', b: 'coupon:999' }] });
  expect(await refusal(unknown)).toMatchObject({ code: 'coupon_invalid' });
  await newTemplate(shop, staff, { groupId: group.id });
  expect(await refusal(shop.api(staff)(couponAdminRoutes.removeGroup, { id: group.id }))).toMatchObject({ code: 'coupon_group_in_use' });
  const empty = await shop.api(staff)(couponAdminRoutes.createGroup, { name: '空组' });
  await shop.api(staff)(couponAdminRoutes.updateGroup, { id: empty.id, name: '空的组', sort: 3 });
  await shop.api(staff)(couponAdminRoutes.removeGroup, { id: empty.id });
  const [audits] = await shop.db.connection.query("select count(*) as n from audit_entries where action = 'coupon.stacking'");
  expect((audits as { n: number }[])[0]?.n).toBe(1);
});
