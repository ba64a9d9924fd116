import { orderAdminRoutes as admin, orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  becomes,
  newShopper,
  openSheet,
  placeOrder,
  placePaid,
  readOrder,
  shipOrder,
  type Shopper,
  stockedProduct,
} from '../../factories/orders.ts';
import { refundRows } from '../../factories/payments.ts';
import { confirmPassword, signInOwner, signInStaff } from '../../factories/staff.ts';
import { stockOf } from '../../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
let shopper: Shopper;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  shopper = await newShopper(shop);
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
const api = (token = staff) => shop.api(token);
const audited = async (action: string, orderId: string) =>
  (
    (await shop.db.connection.query('select summary from audit_entries where action = ? and subject_id = ?', [action, orderId]))[0] as {
      summary: string;
    }[]
  ).map((row) => row.summary);
const ids = (page: { items: { id: string }[] }) => page.items.map((order) => order.id);

test('staff find orders by number, receiver, goods, sum and day, and see phones masked', async () => {
  const { skuId } = await stockedProduct(shop, staff, { name: '景德镇盖碗', price: 66_600 });
  const who = await newShopper(shop, { name: '赵铁柱', phone: '13911112222' });
  const order = await placeOrder(shop, who, [{ skuId, quantity: 1 }], { note: '轻放' });
  const today = order.placedAt.slice(0, 10);
  for (const filter of [
    { no: order.no.toLowerCase() },
    { phone: '13911112222' },
    { receiver: '赵铁柱' },
    { product: '景德镇盖碗' },
    { customerId: String(who.id) },
    { minPayable: order.payable, maxPayable: order.payable },
    { from: today, to: today, receiver: '赵铁柱' },
    { withNote: true },
    { tab: 'unpaid' as const, receiver: '赵铁柱' },
  ])
    expect(ids(await api()(admin.list, filter)), JSON.stringify(filter)).toEqual([order.id]);
  for (const filter of [
    { phone: '13911112223' },
    { from: '2030-01-01' },
    { tab: 'to_ship' as const, receiver: '赵铁柱' },
    { product: '没有这种商品' },
    { deliveryKind: 'pickup' as const, receiver: '赵铁柱' },
  ])
    expect(ids(await api()(admin.list, filter)), JSON.stringify(filter)).toEqual([]);
  const [row] = (await api()(admin.list, { no: order.no })).items;
  expect(row).toMatchObject({
    receiver: '赵铁柱',
    receiverPhone: '139****2222',
    region: '浙江省杭州市余杭区',
    note: '轻放',
    moves: ['cancel'],
  });
  await shop.db.connection.query("update orders set province = '上海市', city = '市辖区', district = '宝山区' where id = ?", [
    Number(order.id),
  ]);
  expect((await api()(admin.list, { no: order.no })).items[0]?.region).toBe('上海市宝山区');
  const detail = await api()(admin.detail, { id: order.id });
  expect(detail).toMatchObject({ receiverPhoneMasked: '139****2222', address: { phone: '139****2222' }, payments: [], refunds: [] });
  expect(JSON.stringify([row, detail])).not.toContain('13911112222');
});

test('tabs count what is open, and the oldest paid comes first where asked', async () => {
  const clerkLocation = await stockedProduct(shop, staff);
  const clerk = await signInStaff(shop, ['order.view'], { locationIds: [clerkLocation.locationId] });
  const buy = () => placePaid(shop, shopper, [{ skuId: clerkLocation.skuId, quantity: 1 }]);
  const [a, b, c] = [await buy(), await buy(), await buy()].map(({ order }) => order.id) as [string, string, string];
  const unpaid = await placeOrder(shop, shopper, [{ skuId: clerkLocation.skuId, quantity: 1 }]);
  await shipOrder(shop, staff, c);
  expect((await api(clerk)(admin.counts)).counts).toEqual({ unpaid: 1, to_ship: 2, part_shipped: 0, to_receive: 1, to_pick_up: 0 });
  expect(ids(await api(clerk)(admin.list, { tab: 'to_ship' }))).toEqual([b, a]);
  const first = await api(clerk)(admin.list, { tab: 'to_ship', sort: 'oldest_paid', limit: 1 });
  const second = await api(clerk)(admin.list, { tab: 'to_ship', sort: 'oldest_paid', limit: 1, cursor: first.next as string });
  expect([...ids(first), ...ids(second)]).toEqual([a, b]);
  expect(ids(await api(clerk)(admin.list))).toEqual([unpaid.id, c, b, a]);
});

test('orders of another location do not exist for a clerk', async () => {
  const [mine, other] = [await stockedProduct(shop, staff), await stockedProduct(shop, staff)];
  const clerk = await signInStaff(shop, undefined, { locationIds: [mine.locationId] });
  await confirmPassword(shop, clerk);
  const order = await placeOrder(shop, shopper, [{ skuId: other.skuId, quantity: 1 }]);
  const { id } = order;
  const attempts = [
    api(clerk)(admin.detail, { id }),
    api(clerk)(admin.note, { id, note: 'x' }),
    api(clerk)(admin.cancel, { id, reason: 'x' }),
    api(clerk)(admin.close, { id, reason: 'x' }),
    api(clerk)(admin.changePrice, { id, goods: 1, freight: 0, reason: 'x' }),
    api(clerk)(admin.revealPhone, { id, reason: 'x' }),
    shipOrder(shop, clerk, id),
  ];
  await Promise.all(attempts.map((attempt) => expect(attempt).rejects.toMatchObject({ code: 'not_found' })));
  expect(ids(await api(clerk)(admin.list))).toEqual([]);
  await expect(shop.api(await signInStaff(shop, ['product.view']))(admin.detail, { id })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a note, a new address and a shown phone are remembered with their author', async () => {
  const { skuId } = await stockedProduct(shop, staff);
  const order = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }]);
  expect((await api()(admin.note, { id: order.id, note: '老客户，送小样' })).staffNote).toBe('老客户，送小样');
  expect(JSON.stringify(await readOrder(shop, shopper, order.id))).not.toContain('送小样');
  const place = {
    provinceCode: '330000',
    cityCode: '330100',
    districtCode: '330110',
    name: '周大福',
    phone: '13700137000',
    detail: '文二西路 8 号',
  };
  expect((await api()(admin.changeAddress, { id: order.id, ...place })).address).toMatchObject({
    name: '周大福',
    phone: '137****7000',
    detail: '文二西路 8 号',
  });
  await expect(api()(admin.changeAddress, { id: order.id, ...place, districtCode: '110101' })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  expect(await api()(admin.revealPhone, { id: order.id, reason: '顾客来电核对' })).toEqual({ phone: '13700137000' });
  expect(
    [await audited('order.note', order.id), await audited('order.address', order.id), await audited('order.reveal-phone', order.id)].map(
      (rows) => rows.length,
    ),
  ).toEqual([1, 1, 1]);
  expect((await audited('order.reveal-phone', order.id))[0]).toContain('顾客来电核对');
  const [rows] = await shop.db.connection.query('select * from audit_entries where subject_id = ?', [order.id]);
  expect(JSON.stringify(rows)).not.toContain('13700137000');
});

test('staff cancel an unpaid order', async () => {
  const { skuId, locationId } = await stockedProduct(shop, staff);
  const order = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }]);
  expect(await api()(admin.cancel, { id: order.id, reason: '顾客来电取消' })).toMatchObject({ status: 'cancelled' });
  await expect(api()(admin.cancel, { id: order.id, reason: '再来' })).rejects.toMatchObject({ code: 'state_forbidden' });
  expect(await stockOf(shop, skuId, locationId)).toMatchObject({ reserved: 0 });
  expect((await readOrder(shop, shopper, order.id)).timeline.at(-1)).toMatchObject({ by: 'staff', byName: '商家' });
});

test('closing a paid order needs the password, and gives stock and money back once', async () => {
  const { skuId, locationId } = await stockedProduct(shop, staff, { pieces: 4, perCustomer: 2 });
  const { order } = await placePaid(shop, shopper, [{ skuId, quantity: 2 }]);
  const boss = await signInOwner(shop);
  await expect(api(boss)(admin.close, { id: order.id, reason: '断货' })).rejects.toMatchObject({ code: 're_password_required' });
  await confirmPassword(shop, boss);
  const clicks = await Promise.allSettled(Array.from({ length: 10 }, () => api(boss)(admin.close, { id: order.id, reason: '断货' })));
  expect(clicks.filter((click) => click.status === 'fulfilled')).toHaveLength(1);
  expect(await refundRows(shop, order.no)).toMatchObject([{ amount: order.paid }]);
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 4, reserved: 0 });
  await shop.sandbox.clock.advance(60_000);
  await eventually('the money is back', async () => (await readOrder(shop, shopper, order.id)).refunded === order.paid, 15_000);
  shop.sandbox.clock.reset();
  expect((await placeOrder(shop, shopper, [{ skuId, quantity: 2 }])).status).toBe('unpaid');
});

test('a new price is shared among the lines to the fen, and only the new one can be paid', async () => {
  const { skuIds } = await stockedProduct(shop, staff, {
    specs: { 颜色: ['红', '蓝', '绿'] },
    sku: (i) => ({ price: [3333, 3333, 3335][i] as number }),
  });
  const order = await placeOrder(
    shop,
    shopper,
    skuIds.map((skuId) => ({ skuId, quantity: 1 })),
  );
  const sheet = await openSheet(shop, shopper, order);
  const boss = await signInOwner(shop);
  const change = (goods: number, freight: number, id = order.id) =>
    api(boss)(admin.changePrice, { id, goods, freight, reason: '老客户优惠' });
  await expect(change(9000, 0)).rejects.toMatchObject({ code: 're_password_required' });
  await confirmPassword(shop, boss);
  await expect(change(10_002, 0)).rejects.toMatchObject({ code: 'invalid_input' });
  const changed = await change(8_888, 600);
  expect(changed).toMatchObject({
    payable: 9_488,
    freight: 600,
    discountTotal: 10_001 - 8_888,
    discounts: [{ label: '商家改价', amount: 1_113 }],
  });
  expect(changed.lines.reduce((sum, line) => sum + line.payable, 0)).toBe(8_888);
  expect(changed.lines.reduce((sum, line) => sum + line.freight, 0)).toBe(600);
  expect(shop.sandbox.payer.pay(sheet).result).toBe('fail');
  const again = await change(10_001, 0);
  expect(again).toMatchObject({ payable: 10_001, discountTotal: 0, discounts: [] });
  expect(await audited('order.price', order.id)).toHaveLength(2);
  const fresh = await openSheet(shop, shopper, await readOrder(shop, shopper, order.id));
  expect(shop.sandbox.payer.pay(fresh).result).toBe('ok');
  expect((await becomes(shop, shopper, order.id, 'paid')).paid).toBe(10_001);
  await expect(change(1, 0)).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('an order that is given away is paid without WeChat', async () => {
  const { skuId } = await stockedProduct(shop, staff);
  const order = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }]);
  const boss = await signInOwner(shop);
  await confirmPassword(shop, boss);
  await api(boss)(admin.changePrice, { id: order.id, goods: 0, freight: 0, reason: '赠送' });
  const paid = await becomes(shop, shopper, order.id, 'paid');
  expect(paid).toMatchObject({ payable: 0, paid: 0 });
  await shipOrder(shop, staff, order.id);
  expect((await shop.api(shopper.token)(orderRoutes.receive, { id: order.id })).status).toBe('received');
});

const readXlsx = async (bytes: Uint8Array<ArrayBuffer>) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer);
  const table: string[][] = [];
  let formulas = 0;
  book.worksheets[0]?.eachRow((row) => {
    table.push((row.values as unknown[]).slice(1).map(String));
    row.eachCell((cell) => {
      if (cell.type === ExcelJS.ValueType.Formula) formulas += 1;
    });
  });
  return { table, formulas };
};
const readCsv = async (bytes: Uint8Array) => {
  const table = new TextDecoder()
    .decode(bytes)
    .trim()
    .split('\r\n')
    .map((line) => line.slice(1, -1).split('","'));
  return { table, formulas: table.flat().filter((cell) => /^[=+@-]/.test(cell)).length };
};

test.each(['xlsx', 'csv'] as const)('the export is a readable %s with masked phones and no formulas', async (format) => {
  const { skuId } = await stockedProduct(shop, staff, { name: '导出商品' });
  const who = await newShopper(shop, { phone: '13666668888' });
  const order = await placeOrder(shop, who, [{ skuId, quantity: 2 }], { note: '=HYPERLINK("http://evil.test","点我")' });
  await api()(admin.note, { id: order.id, note: '+1+1' });
  const { taskId } = await api()(admin.export, { format, customerId: String(who.id) });
  const task = await eventually(
    'the export ends',
    async () => {
      const one = await api()(taskRoutes.get, { id: taskId });
      return ['done', 'failed'].includes(one.state) && one;
    },
    15_000,
  );
  expect(task).toMatchObject({ state: 'done', message: '共 1 个订单' });
  const bytes = new Uint8Array(await (await fetch(shop.url + String(task.downloadUrl))).arrayBuffer());
  const { table, formulas } = await (format === 'xlsx' ? readXlsx(bytes) : readCsv(bytes));
  expect(formulas).toBe(0);
  expect(table[0]?.join()).toContain('导出于');
  const row = table.find((cells) => cells.some((cell) => cell.includes(order.no))) ?? [];
  expect(row).toEqual(expect.arrayContaining([order.no, '待付款', '136****8888', '导出商品', '2']));
  expect(row.some((cell) => cell.startsWith("'=HYPERLINK"))).toBe(true);
  expect(row).toContain("'+1+1");
  expect(table.flat().join()).not.toContain('13666668888');
  expect(await audited('order.export', '')).not.toHaveLength(0);
});
