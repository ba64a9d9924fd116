import { fulfilmentRoutes as routes } from '@huitou/shared-types/fulfilment/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newShopper, placeOrder, placePaid, readOrder, type Shopper, stockedProduct, trackingNo } from '../../factories/orders.ts';
import { signInOwner, signInStaff } from '../../factories/staff.ts';
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
const bytesOf = (answer: unknown): Uint8Array<ArrayBuffer> => answer as Uint8Array<ArrayBuffer>;
const buy = async (count: number) => {
  const product = await stockedProduct(shop, staff);
  const orders = [];
  for (let i = 0; i < count; i += 1)
    orders.push((await placePaid(shop, shopper, [{ skuId: product.skuId, quantity: 1 }], { note: '送礼用' })).order);
  return { orders, ...product };
};
const importFile = async (file: File, token = staff) => {
  const { taskId } = await shop.api(token)(routes.importTracking, { file } as never);
  return eventually(
    'the import ends',
    async () => {
      const task = await shop.api(token)(taskRoutes.get, { id: taskId });
      return ['done', 'failed'].includes(task.state) && task;
    },
    15_000,
  );
};

test('the template lists what is to be shipped, and comes back filled in', async () => {
  const { orders, locationId } = await buy(2);
  const clerk = await signInStaff(shop, ['order.view', 'order.ship'], { locationIds: [locationId] });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytesOf(await shop.api(clerk)(routes.trackingTemplate)).buffer);
  const sheet = book.worksheets[0] as ExcelJS.Worksheet;
  expect(sheet.rowCount).toBe(4);
  expect([3, 4].map((row) => sheet.getRow(row).getCell(1).text)).toEqual(orders.map((order) => order.no));
  expect(sheet.getRow(3).getCell(7).text).toBe('送礼用');
  const numbers = [trackingNo(), trackingNo()];
  [3, 4].forEach((row, i) => {
    sheet.getRow(row).getCell(2).value = i === 0 ? '圆通速递' : 'yto';
    sheet.getRow(row).getCell(3).value = numbers[i] as string;
  });
  const task = await importFile(new File([new Uint8Array(await book.xlsx.writeBuffer())], '发货.xlsx'), clerk);
  expect(task).toMatchObject({ state: 'done', message: '已发货 2 单，失败 0 单', errors: [] });
  for (const order of orders) expect((await readOrder(shop, shopper, order.id)).status).toBe('shipped');
  // The same file again, as after a crash: nothing ships twice, and nothing is reported as wrong that is right.
  expect(await importFile(new File([new Uint8Array(await book.xlsx.writeBuffer())], '发货.xlsx'), clerk)).toMatchObject({ errors: [] });
  for (const order of orders) expect((await shop.api(clerk)(routes.view, { orderId: order.id })).parcels).toHaveLength(1);
});

test('good rows ship and bad rows are listed with their reason', async () => {
  const { orders, skuId } = await buy(3);
  const unpaid = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }]);
  const [good, badCarrier, badNo] = orders.map((order) => order.no) as [string, string, string];
  const lines = [
    '订单号,快递公司,快递单号',
    `${good},圆通速递,${trackingNo()}`,
    `${badCarrier},飞鸽传书,123456789`,
    `${badNo},极兔速递,12345678`,
    `O20200101000000000000000,圆通速递,${trackingNo()}`,
    `${unpaid.no},圆通速递,${trackingNo()}`,
    '',
    `${badNo},,`,
  ];
  const task = await importFile(new File([`\uFEFF${lines.join('\r\n')}`], '发货.csv'));
  expect(task).toMatchObject({ state: 'done', message: '已发货 1 单，失败 4 单' });
  expect(task.errors.map((error) => [error.row, error.column])).toEqual([
    [3, '快递公司'],
    [4, '快递单号'],
    [5, '订单号'],
    [6, '订单号'],
  ]);
  expect((await readOrder(shop, shopper, orders[0]?.id as string)).status).toBe('shipped');
  expect((await readOrder(shop, shopper, orders[1]?.id as string)).status).toBe('paid');
});

test('a clerk cannot ship another location’s orders by file', async () => {
  const { orders } = await buy(1);
  const other = await stockedProduct(shop, staff);
  const clerk = await signInStaff(shop, ['order.ship'], { locationIds: [other.locationId] });
  const task = await importFile(new File([`订单号,快递公司,快递单号\n${orders[0]?.no},圆通速递,${trackingNo()}`], 'x.csv'), clerk);
  expect(task).toMatchObject({ state: 'failed', message: '已发货 0 单，失败 1 单', errors: [{ row: 2 }] });
  expect((await readOrder(shop, shopper, orders[0]?.id as string)).status).toBe('paid');
});

test('what is no table is refused at once', async () => {
  await expect(importFile(new File(['hello'], 'x.xlsx'))).rejects.toMatchObject({ code: 'import_unreadable' });
  await expect(importFile(new File(['甲,乙\n1,2'], 'x.csv'))).rejects.toMatchObject({ code: 'import_unreadable' });
});

test('delivery slips are one PDF, a page an order, with Chinese letters in it', async () => {
  const { orders } = await buy(3);
  const pdf = bytesOf(await shop.api(staff)(routes.slips, { orderIds: orders.map((order) => order.id) }));
  const text = Buffer.from(pdf).toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(3);
  expect(text).toMatch(/\/BaseFont \/\w+\+NotoSansSC/);
  expect(text).toMatch(/\/FontFile/);
  const { locationId } = await stockedProduct(shop, staff);
  const clerk = await signInStaff(shop, ['order.ship'], { locationIds: [locationId] });
  await expect(shop.api(clerk)(routes.slips, { orderIds: [orders[0]?.id as string] })).rejects.toMatchObject({ code: 'not_found' });
});
