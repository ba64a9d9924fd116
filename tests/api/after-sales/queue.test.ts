import { afterSalesAdminRoutes, afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR } from '../../../server/src/platform/clock.ts';
import {
  agree,
  askFor,
  caseBecomes,
  paidOrder,
  previewCase,
  readCase,
  requestCase,
  returnGoods,
  setCaseTimes,
  shippedOrder,
} from '../../factories/after-sales.ts';
import { picture, unique } from '../../factories/catalog.ts';
import { newShopper, placeOrder } from '../../factories/orders.ts';
import { confirmPassword, signInOwner, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
const setSupplier = (productId: string, name: string) =>
  shop.db.connection.query('update products set supplier = ? where id = ?', [name, productId]);
const refusal = (error: unknown): unknown => error;

test('the queue shows first whose time runs out first, page by page, with counts by tab and who is late', async () => {
  const cases = [];
  for (let i = 0; i < 4; i += 1) cases.push(await requestCase(shop, await paidOrder(shop, staff)));
  const [a, b, c, d] = cases.map((one) => one.id) as [string, string, string, string];
  await setCaseTimes(shop, b, { due_at: 2 * HOUR, urgent_at: 2 * HOUR });
  await setCaseTimes(shop, d, { due_at: -HOUR, urgent_at: -HOUR });
  await agree(shop, staff, c);
  const api = shop.api(staff);
  const first = await api(afterSalesAdminRoutes.list, { tab: 'to_answer', limit: 2 });
  expect(first.items.map((row) => [row.id, row.overdue])).toEqual([
    [d, true],
    [b, false],
  ]);
  const rest = await api(afterSalesAdminRoutes.list, { tab: 'to_answer', limit: 2, cursor: first.next as string });
  expect([rest.items.map((row) => row.id), rest.next]).toEqual([[a], null]);
  expect((await api(afterSalesAdminRoutes.list, { overdue: true })).items.map((row) => row.id)).toEqual([d]);
  expect(await api(afterSalesAdminRoutes.counts, {})).toMatchObject({ counts: { to_answer: 3, to_return: 0 }, overdue: 1 });
  const found = await api(afterSalesAdminRoutes.list, { no: cases[0]?.no as string });
  expect(found.items.map((row) => row.id)).toEqual([a]);
  expect(
    (await api(afterSalesAdminRoutes.list, { no: cases[1]?.orderNo as string, kind: 'refund_only', reason: 'unwanted' })).items.length,
  ).toBe(1);
  expect((await api(afterSalesAdminRoutes.list, { phone: '13800138000', tab: 'to_answer' })).items.length).toBe(3);
  expect((await api(afterSalesAdminRoutes.list, { minAmount: 10_000_000 })).items).toEqual([]);
});

test('many are agreed at once: one that was settled meanwhile does not hold the others back', async () => {
  const [paid, other] = [await paidOrder(shop, staff), await paidOrder(shop, staff)];
  const [one, gone] = [await requestCase(shop, paid), await requestCase(shop, other)];
  await shop.api(other.shopper.token)(afterSalesRoutes.withdraw, { id: gone.id });
  const { items } = await shop.api(staff)(afterSalesAdminRoutes.batchAgree, { ids: [gone.id, one.id] });
  expect(items).toMatchObject([
    { id: gone.id, ok: false },
    { id: one.id, ok: true },
  ]);
  await caseBecomes(shop, paid.shopper, one.id, 'done');
});

test('money needs the password again; staff see only their locations; strangers see nothing', async () => {
  const paid = await paidOrder(shop, staff);
  const one = await requestCase(shop, paid);
  const clerk = await signInStaff(shop, ['aftersales.view', 'aftersales.handle']);
  expect(await agree(shop, clerk, one.id).catch(refusal)).toMatchObject({ code: 're_password_required' });
  const elsewhere = await signInStaff(shop, ['aftersales.view', 'aftersales.handle'], { locationIds: [paid.locationId + 1000] });
  expect(await shop.api(elsewhere)(afterSalesAdminRoutes.detail, { id: one.id }).catch(refusal)).toMatchObject({ code: 'not_found' });
  const refused = shop.api(elsewhere)(afterSalesAdminRoutes.refuse, { id: one.id, reason: '不归我管' });
  expect(await refused.catch(refusal)).toMatchObject({ code: 'not_found' });
  expect((await shop.api(elsewhere)(afterSalesAdminRoutes.list, {})).items).toEqual([]);
  const stranger = await newShopper(shop);
  const api = shop.api(stranger.token);
  const calls = await Promise.allSettled([
    api(afterSalesRoutes.detail, { id: one.id }),
    api(afterSalesRoutes.withdraw, { id: one.id }),
    api(afterSalesRoutes.message, { id: one.id, text: '你好' }),
    api(afterSalesRoutes.send, { id: one.id, carrier: 'YTO', trackingNo: 'YT1234567890123' }),
    api(afterSalesRoutes.options, { orderId: paid.order.id }),
    api(afterSalesRoutes.request, askFor(paid)),
  ]);
  for (const call of calls) expect(call).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } });
  const watcher = await signInStaff(shop, ['aftersales.view']);
  expect((await shop.api(watcher)(afterSalesAdminRoutes.detail, { id: one.id })).moves).toEqual([]);
  expect(await shop.api(watcher)(afterSalesAdminRoutes.refuse, { id: one.id, reason: '没有权限' }).catch(refusal)).toMatchObject({
    code: 'forbidden',
  });
});

test('bad requests are refused with what is wrong, and nothing is taken hold of', async () => {
  const paid = await paidOrder(shop, staff, [2]);
  const line = paid.order.lines[0]?.id as string;
  const ask = (different: Parameters<typeof requestCase>[2]) => requestCase(shop, paid, different).catch(refusal);
  expect(await ask({ lines: [{ lineId: line, quantity: 3 }] })).toMatchObject({ code: 'case_pieces_exceed', details: { most: 2 } });
  expect(await ask({ lines: [] })).toMatchObject({ code: 'invalid_input' });
  expect(
    await ask({
      lines: [
        { lineId: line, quantity: 1 },
        { lineId: line, quantity: 1 },
      ],
    }),
  ).toMatchObject({ code: 'invalid_input' });
  expect(await ask({ lines: [{ lineId: '999999', quantity: 1 }] })).toMatchObject({ code: 'not_found' });
  expect(await ask({ kind: 'return_refund' })).toMatchObject({ code: 'invalid_input' });
  expect(await ask({ kind: 'return_refund', stage: 'shipped', lines: [{ lineId: line, quantity: 1 }] })).toMatchObject({
    code: 'case_not_possible',
  });
  expect(await ask({ kind: 'exchange', stage: 'unshipped' })).toMatchObject({ code: 'case_not_possible' });
  expect(await ask({ reason: 'nonsense' })).toMatchObject({ code: 'case_reason_unfit' });
  expect(await ask({ reason: 'quality' })).toMatchObject({ code: 'case_reason_unfit' });
  const shipped = await shippedOrder(shop, staff);
  expect(await requestCase(shop, shipped, { stage: 'shipped', pictures: [] }).catch(refusal)).toMatchObject({
    code: 'case_pictures_required',
  });
  expect(await requestCase(shop, shipped).catch(refusal)).toMatchObject({ code: 'invalid_input' });
  const unpaid = await placeOrder(shop, paid.shopper, [{ skuId: paid.skuIds[0] as string, quantity: 1 }]);
  expect(await requestCase(shop, { ...paid, order: unpaid }).catch(refusal)).toMatchObject({ code: 'case_not_possible' });
  const options = await shop.api(paid.shopper.token)(afterSalesRoutes.options, { orderId: paid.order.id });
  expect(options).toMatchObject({ open: true, lines: [{ unshipped: 2, shipped: 0, unshippedMax: 19_800, openCaseId: null }] });
  expect(await previewCase(shop, paid, { lines: [{ lineId: line, quantity: 1 }] })).toMatchObject({ amount: 9_900 });
});

test('customer and staff talk; notes among staff stay among them', async () => {
  const paid = await shippedOrder(shop, staff);
  const one = await requestCase(shop, paid, { stage: 'shipped', description: '左边裂了' });
  await shop.api(paid.shopper.token)(afterSalesRoutes.message, { id: one.id, text: '再补一张', pictures: [picture] });
  const api = shop.api(staff);
  await api(afterSalesAdminRoutes.message, { id: one.id, text: '老客户，从宽', internal: true });
  const seen = await api(afterSalesAdminRoutes.message, { id: one.id, text: '马上处理' });
  expect(seen.messages.map((message) => message.text)).toEqual(['再补一张', '老客户，从宽', '马上处理']);
  const mine = await readCase(shop, paid.shopper, one.id);
  expect(mine.messages.map((message) => [message.text, message.byName])).toEqual([
    ['再补一张', '顾客'],
    ['马上处理', '商家'],
  ]);
  expect(await shop.api(paid.shopper.token)(afterSalesRoutes.message, { id: one.id }).catch(refusal)).toMatchObject({
    code: 'invalid_input',
  });
  expect((await shop.api(paid.shopper.token)(afterSalesRoutes.ofOrder, { orderId: paid.order.id })).items.map((row) => row.id)).toEqual([
    one.id,
  ]);
});

test('reasons are counted by product and month, against what was sold', async () => {
  const paid = await shippedOrder(shop, staff, [4], { received: true });
  const line = paid.order.lines[0]?.id as string;
  const one = await returnGoods(shop, staff, paid, { reason: 'not-as-shown', lines: [{ lineId: line, quantity: 1 }] });
  await caseBecomes(shop, paid.shopper, one.id, 'done');
  const productId = paid.order.lines[0]?.productId as string;
  const api = shop.api(staff);
  const byReason = await api(afterSalesAdminRoutes.statistics, { productId });
  expect(byReason).toMatchObject({
    total: { cases: 1, pieces: 1, amount: 9_900 },
    sold: 4,
    perThousand: 250,
    rows: [{ key: 'not-as-shown', label: '与描述不符', cases: 1, pieces: 1 }],
  });
  expect(byReason.series).toMatchObject([{ reason: 'not-as-shown', pieces: 1 }]);
  for (const by of ['product', 'brand', 'supplier', 'month', 'kind'] as const) {
    const { rows } = await api(afterSalesAdminRoutes.statistics, { by, productId });
    expect(rows).toMatchObject([{ cases: 1, pieces: 1, topReason: '与描述不符', sold: 4 }]);
  }
});

test('reasons are counted by supplier, against what was sold of its goods, down to the cases', async () => {
  const api = shop.api(staff);
  const supplier = unique('供应商');
  const [bad, good] = [await shippedOrder(shop, staff, [3], { received: true }), await shippedOrder(shop, staff, [2], { received: true })];
  const productId = bad.order.lines[0]?.productId as string;
  await setSupplier(productId, supplier);
  await setSupplier(good.order.lines[0]?.productId as string, supplier);
  const one = await returnGoods(shop, staff, bad, {
    reason: 'not-as-shown',
    lines: [{ lineId: bad.order.lines[0]?.id as string, quantity: 1 }],
  });
  await caseBecomes(shop, bad.shopper, one.id, 'done');

  const narrowed = await api(afterSalesAdminRoutes.statistics, { supplier, by: 'reason' });
  expect(narrowed).toMatchObject({ total: { cases: 1, pieces: 1 }, sold: 5, perThousand: 200, rows: [{ key: 'not-as-shown' }] });
  const { rows } = await api(afterSalesAdminRoutes.statistics, { by: 'supplier', limit: 100 });
  expect(rows.find((row) => row.key === supplier)).toMatchObject({
    label: supplier,
    cases: 1,
    pieces: 1,
    sold: 5,
    perThousand: 200,
    topReason: '与描述不符',
  });
  expect((await api(afterSalesAdminRoutes.list, { supplier })).items.map((row) => row.id)).toEqual([one.id]);

  await setSupplier(productId, '');
  const unknown = await api(afterSalesAdminRoutes.statistics, { by: 'supplier', productId });
  expect(unknown.rows).toMatchObject([{ key: '-', label: '未填供应商', cases: 1, sold: 3 }]);
  expect((await api(afterSalesAdminRoutes.list, { supplier: '-' })).items.map((row) => row.id)).toContain(one.id);
  expect((await api(afterSalesAdminRoutes.list, { supplier })).items).toEqual([]);
});

test('what the filters show can be exported', async () => {
  const api = shop.api(staff);
  const { taskId } = await api(afterSalesAdminRoutes.export, { format: 'csv', reason: 'unwanted' });
  const task = await eventually('the export is done', async () => {
    const row = (await api(taskRoutes.list, {})).items.find((one) => one.id === taskId);
    return row?.state === 'done' && row;
  });
  expect(task.message).toMatch(/共 \d+ 个售后单/);
});
