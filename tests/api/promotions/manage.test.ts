import { promotionAdminRoutes, promotionRoutes } from '@huitou/shared-types/promotions/routes.ts';
import type { PromotionFields } from '@huitou/shared-types/promotions/schema.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onlyProducts } from '../../factories/coupons.ts';
import { newShopper, placeOrder, payOrder, runJob, type Shopper, type Stocked, stockedProduct } from '../../factories/orders.ts';
import { newPromotion, off200, promotionInput, secondHalf } from '../../factories/promotions.ts';
import { confirmPassword, signInOwner, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
let tea: Stocked;
let shopper: Shopper;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  tea = await stockedProduct(shop, staff, { price: 10_000 });
  shopper = await newShopper(shop);
});
afterAll(async () => {
  await checkInvariants(shop, 'promotions');
  await shop.stop();
});
const admin = () => shop.api(staff);
const make = (wanted: Partial<PromotionFields> = {}) => admin()(promotionAdminRoutes.create, promotionInput([tea.productId], wanted));
const sooner = (ms: number) => new Date(Date.now() + ms).toISOString();

test('a promotion goes from draft to published, paused and ended, and every step is in the audit', async () => {
  const draft = await make({ name: '春茶满减', tag: '春茶节' });
  expect(draft).toMatchObject({
    status: 'draft',
    shown: 'draft',
    kind: 'tiers',
    label: '春茶节',
    texts: ['满200减30'],
    locked: false,
    moves: ['publish'],
  });
  const ref = { id: draft.id };
  expect(await admin()(promotionAdminRoutes.publish, ref)).toMatchObject({ status: 'published', shown: 'running', locked: true });
  await expect(admin()(promotionAdminRoutes.publish, ref)).rejects.toMatchObject({ code: 'state_forbidden' });
  await expect(admin()(promotionAdminRoutes.remove, ref)).rejects.toMatchObject({ code: 'state_forbidden' });
  expect(await admin()(promotionAdminRoutes.pause, ref)).toMatchObject({ shown: 'paused' });
  expect(await admin()(promotionAdminRoutes.resume, ref)).toMatchObject({ shown: 'running' });
  expect(await admin()(promotionAdminRoutes.end, { ...ref, reason: '提前结束' })).toMatchObject({ shown: 'ended', moves: [] });
  const [rows] = await shop.db.connection.query('select action from audit_entries where subject = ? and subject_id = ? order by id', [
    'promotion',
    draft.id,
  ]);
  expect((rows as { action: string }[]).map((row) => row.action)).toEqual(
    ['create', 'publish', 'pause', 'resume', 'end'].map((name) => `promotion.${name}`),
  );
  const copy = await admin()(promotionAdminRoutes.duplicate, ref);
  expect(copy).toMatchObject({ status: 'draft', name: '春茶满减 副本', rule: draft.rule });
  expect(await admin()(promotionAdminRoutes.remove, { id: copy.id })).toEqual({ ok: true });
});

test('nonsense is refused, field by field', async () => {
  const faults = async (wanted: Partial<PromotionFields>) => {
    const { faults: found } = await admin()(promotionAdminRoutes.check, promotionInput([tea.productId], wanted));
    return found.map((fault) => fault.message);
  };
  expect(await faults({ rule: { kind: 'tiers', by: 'amount', tiers: [{ from: 100, amount: 100 }] } })).toEqual([
    '第 1 档减的金额须低于门槛',
  ]);
  expect(await faults({ rule: { kind: 'tiers', by: 'amount', tiers: [{ from: 100 }] } })).toEqual(['第 1 档请在减金额与打折中选一项']);
  expect(
    await faults({
      rule: {
        kind: 'tiers',
        by: 'pieces',
        tiers: [
          { from: 2, permille: 800 },
          { from: 2, permille: 900 },
        ],
      },
    }),
  ).toEqual(['第 2 档的门槛须高于第 1 档', '第 2 档的优惠须大于第 1 档']);
  expect(await faults({ rule: { kind: 'every', every: 100, off: 100 } })).toEqual(['减的金额须低于门槛']);
  expect(await faults({ until: sooner(-7_200_000) })).toEqual(['结束时间须晚于开始时间', '结束时间已过']);
  const { skuId } = tea;
  expect(await faults({ rule: { kind: 'bundle', items: [{ skuId, quantity: 2 }], price: 20_000 } })).toEqual([
    '套餐价须低于单买合计 200 元',
  ]);
  expect(await faults({ rule: { kind: 'bundle', items: [{ skuId, quantity: 1 }], price: 5_000 } })).toEqual(['套餐至少包含 2 件商品']);
  expect(await faults({ rule: { kind: 'bundle', items: [{ skuId: '999999', quantity: 2 }], price: 5_000 } })).toEqual([
    '套餐里有商品已被删除',
  ]);
  await expect(make({ rule: { kind: 'every', every: 100, off: 200 } })).rejects.toMatchObject({
    code: 'promotion_invalid',
    details: { faults: [{ path: 'rule.off' }] },
  });
  const raw = promotionInput([tea.productId]);
  for (const body of [
    { ...raw, rule: { kind: 'tiers', by: 'amount', tiers: [{ from: 100, permille: 1_001 }] } },
    { ...raw, rule: { kind: 'nth', nth: 1, permille: 500, per: 'sku' } },
    { ...raw, scope: { all: false } },
    { ...raw, days: [8] },
    { ...raw, hours: { from: '25:00', until: '26:00' } },
    { ...raw, budget: -1 },
  ])
    expect((await shop.http('POST', '/api/admin/promotions', { token: staff, body })).status).toBe(400);
});

test('what customers have seen stands; the rest may change, one change at a time', async () => {
  const { id, version } = await newPromotion(shop, staff, [tea.productId], { name: '锁定' });
  const input = promotionInput([tea.productId], { name: '改名', budget: 9_900 });
  const [rows] = await shop.db.connection.query('select starts_at from promotions where id = ?', [id]);
  const from = new Date((rows as { starts_at: Date }[])[0]?.starts_at as Date).toISOString();
  await expect(admin()(promotionAdminRoutes.update, { ...input, id, version: version + 9, from })).rejects.toMatchObject({
    code: 'conflict',
  });
  for (const different of [{ rule: secondHalf }, { scope: onlyProducts('1') }, { from: sooner(0) }, { withCoupons: false }])
    await expect(admin()(promotionAdminRoutes.update, { ...input, from, ...different, id, version })).rejects.toMatchObject({
      code: 'promotion_terms_locked',
    });
  expect(await admin()(promotionAdminRoutes.update, { ...input, from, id, version })).toMatchObject({
    name: '改名',
    budget: 9_900,
    version: version + 1,
  });
  await admin()(promotionAdminRoutes.end, { id, reason: '测试结束' });
});

test('promotions for the same goods at the same time are named before one is published', async () => {
  const other = await stockedProduct(shop, staff);
  const first = await newPromotion(shop, staff, [other.productId], { name: '先来', until: sooner(86_400_000) });
  const publish = async (wanted: Partial<PromotionFields>) => {
    const { id } = await admin()(promotionAdminRoutes.create, promotionInput([], wanted));
    return { id, done: await admin()(promotionAdminRoutes.publish, { id }).catch((error: unknown) => error) };
  };
  const overlapping = await publish({ name: '后来' });
  expect(overlapping.done).toMatchObject({ code: 'promotion_overlaps', details: { overlaps: [{ id: first.id, name: '先来' }] } });
  expect(await admin()(promotionAdminRoutes.publish, { id: overlapping.id, allowOverlaps: true })).toMatchObject({ status: 'published' });
  await admin()(promotionAdminRoutes.end, { id: overlapping.id, reason: '测试结束' });
  // Another slot, another time, other goods: nothing to be told.
  expect((await publish({ rule: secondHalf })).done).toMatchObject({ status: 'published' });
  expect((await publish({ from: sooner(2 * 86_400_000) })).done).toMatchObject({ shown: 'upcoming' });
  const except = { all: true, exclude: { productIds: [other.productId] } };
  expect((await publish({ scope: except, until: sooner(3_600_000) })).done).toMatchObject({ status: 'published' });
  const [rows] = await shop.db.connection.query("select id from promotions where status = 'published'");
  for (const { id } of rows as { id: number }[]) await admin()(promotionAdminRoutes.end, { id: String(id), reason: '测试结束' });
});

test('lists show what runs, what comes and what is over; the clock ends what is due', async () => {
  const running = await newPromotion(shop, staff, [tea.productId], { name: '列表在跑' });
  const coming = await newPromotion(shop, staff, [tea.productId], { name: '列表将来', from: sooner(3_600_000) });
  const over = await newPromotion(shop, staff, [tea.productId], { name: '列表过去', until: sooner(3_600_000) });
  await shop.db.connection.query('update promotions set ends_at = date_sub(utc_timestamp(3), interval 1 minute) where id = ?', [over.id]);
  const names = async (input: object) => (await admin()(promotionAdminRoutes.list, { q: '列表', ...input })).items.map((one) => one.name);
  expect(await names({})).toEqual(['列表过去', '列表将来', '列表在跑']);
  expect(await names({ shown: 'running' })).toEqual(['列表在跑']);
  expect(await names({ shown: 'upcoming' })).toEqual(['列表将来']);
  expect(await names({ shown: 'ended' })).toEqual(['列表过去']);
  expect(await names({ kind: 'nth' })).toEqual([]);
  const page = await admin()(promotionAdminRoutes.list, { q: '列表', limit: 2 });
  expect((await admin()(promotionAdminRoutes.list, { q: '列表', limit: 2, cursor: page.next ?? '' })).items.map((one) => one.id)).toEqual([
    running.id,
  ]);
  await runJob('promotions.end');
  expect((await admin()(promotionAdminRoutes.detail, { id: over.id })).status).toBe('ended');
  for (const { id } of [running, coming]) await admin()(promotionAdminRoutes.end, { id, reason: '测试结束' });
});

test('figures count orders that stand, paid ones and what they cost', async () => {
  const { id } = await newPromotion(shop, staff, [tea.productId], { rule: off200 });
  const items = [{ skuId: tea.skuId, quantity: 2 }];
  const paid = await placeOrder(shop, shopper, items);
  expect(paid.payable).toBe(17_000);
  await payOrder(shop, shopper, paid);
  await placeOrder(shop, shopper, items);
  const stats = await eventually('the paid order is counted', async () => {
    const found = await admin()(promotionAdminRoutes.stats, { id });
    return found.paidOrders === 1 && found;
  });
  expect(stats).toMatchObject({ orders: 2, customers: 1, cost: 6_000, paidCost: 3_000, goods: 17_000 });
  expect(stats.days).toHaveLength(30);
  expect(stats.days.at(-1)).toMatchObject({ orders: 2, cost: 6_000 });
  expect(await admin()(promotionAdminRoutes.detail, { id })).toMatchObject({ orders: 2, cost: 6_000 });
  await expect(admin()(promotionAdminRoutes.stats, { id, from: '2020-01-01', to: '2026-01-01' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  await admin()(promotionAdminRoutes.end, { id, reason: '测试结束' });
});

test('the product page tells what is on, with the goods of bundles; the goods of a promotion can be looked through', async () => {
  const cup = await stockedProduct(shop, staff, { price: 5_000, specs: { 颜色: ['白', '黑'] } });
  const [white, black] = cup.skuIds as [string, string];
  const half = await newPromotion(shop, staff, [cup.productId], { rule: secondHalf });
  const bundle = await newPromotion(shop, staff, [], {
    rule: {
      kind: 'bundle',
      items: [
        { skuId: white, quantity: 1 },
        { skuId: tea.skuId, quantity: 1 },
      ],
      price: 12_000,
    },
    priority: 3,
  });
  const { items } = await shop.api()(promotionRoutes.ofProduct, { id: cup.productId });
  expect(items.map((one) => [one.id, one.label, one.skuIds])).toEqual([
    [bundle.id, '套餐价¥120', [white]],
    [half.id, '第2件半价', []],
  ]);
  expect(items[0]?.bundle).toMatchObject({
    price: 12_000,
    listTotal: 15_000,
    items: [{ skuId: white, soldOut: false }, { skuId: tea.skuId }],
  });
  const goods = await shop.api()(promotionRoutes.goods, { id: bundle.id });
  expect(goods.items.map((one) => one.id).sort()).toEqual([cup.productId, tea.productId].sort());
  expect(goods.promotion.label).toBe('套餐价¥120');
  await admin()(promotionAdminRoutes.pause, { id: bundle.id });
  await expect(shop.api()(promotionRoutes.goods, { id: bundle.id })).rejects.toMatchObject({ code: 'not_found' });
  expect((await shop.api()(promotionRoutes.ofProduct, { id: cup.productId })).items.map((one) => one.id)).toEqual([half.id]);
  expect(black).not.toBe(white);
});

test('who may only look cannot write, and publishing wants the password again', async () => {
  const looking = await signInStaff(shop, ['promotion.view']);
  await expect(shop.api(looking)(promotionAdminRoutes.create, promotionInput([tea.productId]))).rejects.toMatchObject({
    code: 'forbidden',
  });
  const { id } = await make();
  const other = await signInStaff(shop, ['promotion.view', 'promotion.publish']);
  await expect(shop.api(other)(promotionAdminRoutes.publish, { id })).rejects.toMatchObject({ code: 're_password_required' });
});
