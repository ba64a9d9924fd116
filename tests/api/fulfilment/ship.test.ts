import { fulfilmentRoutes as routes } from '@huitou/shared-types/fulfilment/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MINUTE, moveClock, resetClock } from '../../../server/src/platform/clock.ts';
import {
  newShopper,
  placeOrder,
  placePaid,
  readOrder,
  runJob,
  shipOrder,
  type Shopper,
  stockedProduct,
  trackingNo,
} from '../../factories/orders.ts';
import { signInOwner, signInStaff } from '../../factories/staff.ts';
import { stockOf } from '../../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants, settled } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
let shopper: Shopper;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  shopper = await newShopper(shop);
});
afterEach(() => {
  resetClock();
  shop.sandbox.faults.clear();
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
const paidFor = async (quantities: number[], pieces = 50) => {
  const { skuIds, locationId } = await stockedProduct(shop, staff, { pieces, specs: { 款: quantities.map((_, i) => `款${i}`) } });
  const { order, transactionId } = await placePaid(
    shop,
    shopper,
    skuIds.map((skuId, i) => ({ skuId, quantity: quantities[i] as number })),
  );
  return { order, transactionId, skuIds, locationId, lines: order.lines.map((line) => line.id) as [string, ...string[]] };
};
const upload = async (orderNo: string) => (await shop.api(staff)(routes.uploads, { no: orderNo })).items[0];
const uploadIs = (orderNo: string, status: string, attempts?: number) =>
  eventually(
    `upload of ${orderNo} is ${status}`,
    async () => {
      const row = await upload(orderNo);
      return row?.status === status && (attempts === undefined || row.attempts >= attempts) && row;
    },
    10_000,
  );
const told = (transactionId: string) => shop.sandbox.shipping.get(transactionId);

test('shipping all takes the stock, moves the order on and tells WeChat', async () => {
  const { order, transactionId, skuIds, locationId } = await paidFor([2, 1]);
  const no = trackingNo();
  const shipped = await shipOrder(shop, staff, order.id, [{ carrier: 'YTO', trackingNo: ` ${no.toLowerCase()} ` }]);
  expect(shipped).toMatchObject({
    status: 'shipped',
    parcels: [
      { no: 1, carrier: 'YTO', carrierName: '圆通速递', trackingNo: no, editable: true, lines: [{ quantity: 2 }, { quantity: 1 }] },
    ],
  });
  expect(await stockOf(shop, skuIds[0] as string, locationId)).toEqual({ onHand: 48, reserved: 0 });
  expect(await readOrder(shop, shopper, order.id)).toMatchObject({
    status: 'shipped',
    lines: [{ shipped: 2 }, { shipped: 1 }],
    moves: ['receive'],
  });
  await uploadIs(order.no, 'done');
  expect(told(transactionId)).toMatchObject({
    logisticsType: 1,
    deliveryMode: 1,
    finished: true,
    parcels: [{ tracking_no: no, express_company: 'YTO', item_desc: expect.stringContaining('×2') }],
  });
  const mine = await shop.api(shopper.token)(routes.mine, { orderId: order.id });
  expect(mine).toMatchObject({ parcels: [{ trackingNo: no }], pickup: null });
  const other = await newShopper(shop);
  await expect(shop.api(other.token)(routes.mine, { orderId: order.id })).rejects.toMatchObject({ code: 'not_found' });
});

test('a part first and the rest later are one split delivery at WeChat', async () => {
  const { order, transactionId, skuIds, locationId, lines } = await paidFor([3, 1]);
  expect(
    await shipOrder(shop, staff, order.id, [{ carrier: 'YTO', trackingNo: trackingNo(), lines: [{ lineId: lines[0], quantity: 2 }] }]),
  ).toMatchObject({ status: 'part_shipped' });
  await uploadIs(order.no, 'done');
  expect(told(transactionId)).toMatchObject({ deliveryMode: 2, finished: false, parcels: [{}] });
  expect(await stockOf(shop, skuIds[0] as string, locationId)).toEqual({ onHand: 48, reserved: 1 });
  await shipOrder(shop, staff, order.id);
  await eventually('WeChat knows all', async () => told(transactionId)?.finished);
  expect(told(transactionId)?.parcels).toHaveLength(2);
  expect(
    (await shop.api(staff)(routes.view, { orderId: order.id })).parcels.map((parcel) => parcel.lines.map((line) => line.quantity)),
  ).toEqual([[2], [1, 1]]);
});

test('several parcels at once, one of SF with a masked phone', async () => {
  const { order, transactionId, lines } = await paidFor([2]);
  const parcels = [
    { carrier: 'SF' as const, trackingNo: 'SF1234567890123', lines: [{ lineId: lines[0], quantity: 1 }] },
    { carrier: 'YTO' as const, trackingNo: trackingNo() },
  ];
  expect(await shipOrder(shop, staff, order.id, parcels)).toMatchObject({ status: 'shipped', parcels: [{ no: 1 }, { no: 2 }] });
  await uploadIs(order.no, 'done');
  expect(told(transactionId)).toMatchObject({
    deliveryMode: 2,
    finished: true,
    parcels: [{ contact: { receiver_contact: '138****8000' } }, {}],
  });
});

test('goods without a carrier: alone they are local delivery, after a parcel they end the split', async () => {
  const alone = await paidFor([1]);
  await shipOrder(shop, staff, alone.order.id, [{ kind: 'none' }]);
  await uploadIs(alone.order.no, 'done');
  expect(told(alone.transactionId)).toMatchObject({ logisticsType: 2, finished: true });
  const mixed = await paidFor([2]);
  await shipOrder(shop, staff, mixed.order.id, [
    { carrier: 'YTO', trackingNo: trackingNo(), lines: [{ lineId: mixed.lines[0], quantity: 1 }] },
  ]);
  await uploadIs(mixed.order.no, 'done');
  await shipOrder(shop, staff, mixed.order.id, [{ kind: 'none' }]);
  await eventually('WeChat knows that all has left', async () => told(mixed.transactionId)?.finished);
  const partly = await paidFor([2]);
  await shipOrder(shop, staff, partly.order.id, [{ kind: 'none', lines: [{ lineId: partly.lines[0], quantity: 1 }] }]);
  await uploadIs(partly.order.no, 'skipped');
  expect(told(partly.transactionId)).toBeUndefined();
  await shipOrder(shop, staff, partly.order.id);
  await eventually('WeChat knows the parcel', async () => told(partly.transactionId)?.finished);
});

test('never more than was bought, and the same line twice in a parcel is added up', async () => {
  const { order, lines } = await paidFor([2]);
  const parcel = (quantity: number, lineId = lines[0]) => ({
    carrier: 'YTO' as const,
    trackingNo: trackingNo(),
    lines: [{ lineId, quantity }],
  });
  await expect(shipOrder(shop, staff, order.id, [parcel(3)])).rejects.toMatchObject({ code: 'over_ship' });
  await expect(shipOrder(shop, staff, order.id, [parcel(1), parcel(2)])).rejects.toMatchObject({ code: 'over_ship' });
  await expect(shipOrder(shop, staff, order.id, [parcel(1, '999999')])).rejects.toMatchObject({ code: 'over_ship' });
  const foreign = await paidFor([1]);
  await expect(shipOrder(shop, staff, order.id, [parcel(1, foreign.lines[0])])).rejects.toMatchObject({ code: 'over_ship' });
  const twice = {
    carrier: 'YTO' as const,
    trackingNo: trackingNo(),
    lines: [
      { lineId: lines[0], quantity: 1 },
      { lineId: lines[0], quantity: 1 },
    ],
  };
  expect(await shipOrder(shop, staff, order.id, [twice])).toMatchObject({ status: 'shipped', parcels: [{ lines: [{ quantity: 2 }] }] });
  await expect(shipOrder(shop, staff, order.id)).rejects.toMatchObject({ code: 'state_forbidden' });
});

test.each([
  ['SF', 'SF12345', 'tracking_invalid'],
  ['JTSD', '1234567890', 'tracking_invalid'],
  ['ZTO', '中通123456', 'invalid_input'],
  ['ZTO', '12', 'invalid_input'],
] as const)('%s does not give numbers like %s', async (carrier, no, code) => {
  const { order } = await paidFor([1]);
  await expect(shipOrder(shop, staff, order.id, [{ carrier, trackingNo: no }])).rejects.toMatchObject({ code });
});

test('unpaid orders and orders of others do not ship', async () => {
  const { skuId, locationId } = await stockedProduct(shop, staff);
  const order = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }]);
  await expect(shipOrder(shop, staff, order.id)).rejects.toMatchObject({ code: 'state_forbidden' });
  await expect(shipOrder(shop, await signInStaff(shop, ['order.view']), order.id)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await stockOf(shop, skuId, locationId)).toMatchObject({ reserved: 1 });
});

test('of clerks who ship the same goods at once one does', async () => {
  const { order, skuIds, locationId } = await paidFor([3]);
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => shipOrder(shop, staff, order.id)));
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  expect(new Set(results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code as string] : [])))).toEqual(
    new Set(['state_forbidden']),
  );
  expect(await stockOf(shop, skuIds[0] as string, locationId)).toEqual({ onHand: 47, reserved: 0 });
});

test('a tracking number is corrected within its window, and WeChat hears of it', async () => {
  const { order, transactionId, lines } = await paidFor([2]);
  const { parcels } = await shipOrder(shop, staff, order.id, [
    { carrier: 'YTO', trackingNo: trackingNo(), lines: [{ lineId: lines[0], quantity: 1 }] },
    { carrier: 'YTO', trackingNo: trackingNo() },
  ]);
  await uploadIs(order.no, 'done');
  await settled(shop);
  const id = parcels[0]?.id as string;
  await expect(shop.api(staff)(routes.editTracking, { id, carrier: 'SF', trackingNo: 'SF12345' })).rejects.toMatchObject({
    code: 'tracking_invalid',
  });
  expect(await shop.api(staff)(routes.editTracking, { id, carrier: 'SF', trackingNo: 'SF9999999999999' })).toMatchObject({
    carrier: 'SF',
    trackingNo: 'SF9999999999999',
  });
  await eventually('WeChat has the new number', async () =>
    told(transactionId)?.parcels.some((parcel) => parcel.tracking_no === 'SF9999999999999'),
  );
  expect(told(transactionId)).toMatchObject({ finished: true, parcels: [{}, {}] });
  expect((await readOrder(shop, shopper, order.id)).timeline.at(-1)).toMatchObject({ title: '更正物流单号' });
  await shop.db.connection.query('update parcels set shipped_at = shipped_at - interval 25 hour where order_id = ?', [Number(order.id)]);
  await expect(shop.api(staff)(routes.editTracking, { id, carrier: 'YTO', trackingNo: trackingNo() })).rejects.toMatchObject({
    code: 'state_forbidden',
  });
});

test('WeChat is told again when it was behind', async () => {
  const { order, transactionId } = await paidFor([1]);
  shop.sandbox.faults.add({ kind: 'errcode', on: 'POST /wxa/sec/order/upload_shipping_info', errcode: 10_060_001, errmsg: '支付单不存在' });
  await shipOrder(shop, staff, order.id);
  // An attempt is counted before WeChat has answered it.
  await eventually('WeChat’s refusal is written down', async () => (await upload(order.no))?.errorCode === '10060001', 10_000);
  expect(await upload(order.no)).toMatchObject({ status: 'waiting', attempts: 1 });
  moveClock(3 * MINUTE);
  await runJob('fulfilment.sweep-uploads');
  expect(await uploadIs(order.no, 'done')).toMatchObject({ errorCode: '', attempts: 2 });
  expect(told(transactionId)?.finished).toBe(true);
});

test('what WeChat refuses waits for staff, who send it again', async () => {
  const { order, transactionId } = await paidFor([1]);
  shop.sandbox.faults.add({ kind: 'errcode', on: 'POST /wxa/sec/order/upload_shipping_info', errcode: 10_060_009, errmsg: '商品描述太长' });
  await shipOrder(shop, staff, order.id);
  const failed = await uploadIs(order.no, 'failed');
  expect(failed).toMatchObject({ errorCode: '10060009', nextAt: null });
  expect((await shop.api(staff)(routes.uploads, { status: 'failed' })).items.map((row) => row.id)).toContain(failed.id);
  expect(await shop.api(staff)(routes.retryUpload, { id: failed.id })).toMatchObject({ status: 'done' });
  expect(told(transactionId)?.finished).toBe(true);
  await expect(shop.api(staff)(routes.retryUpload, { id: failed.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  expect((await shop.api(staff)(orderAdminRoutes.detail, { id: order.id })).status).toBe('shipped');
});
