import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { PEOPLE } from '../../scripts/sandbox/people.ts';
import { paid, payCall, wechatCall } from './merchant.ts';

let sandbox: Sandbox;
let transactionId: string;
let no: string;
beforeEach(async () => {
  sandbox = await createSandbox();
  ({ transactionId, no } = await paid(sandbox));
});
afterEach(() => sandbox.close());

let tick = 0;
const parcel = (changes: object = {}) => ({ tracking_no: 'YT0001', express_company: 'YTO', item_desc: '手冲壶*1', ...changes });
const upload = (changes: Record<string, unknown> = {}) => ({
  order_key: { order_number_type: 2, transaction_id: transactionId },
  logistics_type: 1,
  delivery_mode: 1,
  shipping_list: [parcel()],
  upload_time: new Date(Date.now() + ++tick * 1000).toISOString(),
  payer: { openid: PEOPLE[0]?.openid },
  ...changes,
});
const ship = async (changes: Record<string, unknown> = {}) =>
  (await wechatCall(sandbox, '/wxa/sec/order/upload_shipping_info', upload(changes))).errcode;
const getOrder = async () =>
  (await wechatCall(sandbox, '/wxa/sec/order/get_order', { transaction_id: transactionId })).order as Record<string, unknown>;

describe('upload_shipping_info refuses', () => {
  test.each<[string, () => Record<string, unknown>, number]>([
    ['an unknown order', () => ({ order_key: { order_number_type: 2, transaction_id: '4200' } }), 10060001],
    ['another merchant', () => ({ order_key: { order_number_type: 1, mchid: '1', out_trade_no: no } }), 10060001],
    ['a foreign openid', () => ({ payer: { openid: PEOPLE[1]?.openid } }), 10060031],
    ['a logistics type of 5', () => ({ logistics_type: 5 }), 10060005],
    ['a delivery mode of 3', () => ({ delivery_mode: 3 }), 268485224],
    ['a key type of 3', () => ({ order_key: { order_number_type: 3 } }), 268485194],
    ['split delivery by hand', () => ({ logistics_type: 4, delivery_mode: 2, is_all_delivered: true }), 10060006],
    ['split without is_all_delivered', () => ({ delivery_mode: 2 }), 10060007],
    ['no item_desc', () => ({ shipping_list: [parcel({ item_desc: '' })] }), 10060008],
    ['an item_desc of 121 characters', () => ({ shipping_list: [parcel({ item_desc: '长'.repeat(121) })] }), 10060009],
    [
      '16 parcels',
      () => ({ delivery_mode: 2, is_all_delivered: true, shipping_list: Array.from({ length: 16 }, () => parcel()) }),
      10060024,
    ],
    ['two parcels at once in unified mode', () => ({ shipping_list: [parcel(), parcel()] }), 268485228],
    ['express without a number', () => ({ shipping_list: [parcel({ tracking_no: '' })] }), 268485226],
    ['express without a carrier', () => ({ shipping_list: [parcel({ express_company: '' })] }), 268485227],
    ['a carrier code of another party', () => ({ shipping_list: [parcel({ express_company: 'yuantong' })] }), 268485227],
    ['SF without a contact', () => ({ shipping_list: [parcel({ express_company: 'SF' })] }), 268485225],
    [
      'SF with a plain contact',
      () => ({ shipping_list: [parcel({ express_company: 'SF', contact: { receiver_contact: '13800138001' } })] }),
      268485225,
    ],
    ['a time without offset', () => ({ upload_time: '2026-01-01 10:00:00' }), 268485216],
  ])('%s', async (_name, changes, errcode) => {
    expect(await ship(changes())).toBe(errcode);
  });

  test('a payment it does not know yet, and takes it minutes later', async () => {
    sandbox.settings.shippingLagMs = 180_000;
    expect(await ship()).toBe(10060001);
    await sandbox.clock.advance(180_000);
    expect(await ship()).toBe(0);
  });

  test('a fully refunded order', async () => {
    await payCall(sandbox, 'POST', '/v3/refund/domestic/refunds', {
      out_trade_no: no,
      out_refund_no: 'SHR1',
      amount: { refund: 12_800, total: 12_800, currency: 'CNY' },
    });
    expect(await ship()).toBe(10060004);
  });
});

test('by either number, SF with a masked contact, and get_order shows it', async () => {
  const list = [parcel({ express_company: 'SF', tracking_no: 'SF01', contact: { receiver_contact: '138****8001' } })];
  expect(await ship({ order_key: { order_number_type: 1, mchid: sandbox.mchId, out_trade_no: no }, shipping_list: list })).toBe(0);
  expect(await getOrder()).toMatchObject({
    merchant_trade_no: no,
    order_state: 2,
    paid_amount: 12_800,
    shipping: { finish_shipping: true, shipping_list: [{ tracking_no: 'SF01', express_company: 'SF', goods_desc: '手冲壶*1' }] },
  });
});

test('one re-shipping, an unchanged upload is 10060023, a third is 10060003', async () => {
  expect(await ship()).toBe(0);
  expect(await ship()).toBe(10060023);
  expect(await ship({ shipping_list: [parcel({ tracking_no: 'YT0002' })] })).toBe(0);
  expect(await ship({ shipping_list: [parcel({ tracking_no: 'YT0003' })] })).toBe(10060003);
});

test('split delivery gathers parcels until all is delivered', async () => {
  const split = (tracking_no: string, is_all_delivered: boolean) =>
    ship({ delivery_mode: 2, is_all_delivered, shipping_list: [parcel({ tracking_no })] });
  expect([await split('A1', false), await split('A1', false), await split('A2', true)]).toEqual([0, 10060023, 0]);
  expect(await getOrder()).toMatchObject({
    order_state: 2,
    shipping: { finish_shipping: true, shipping_list: [{ tracking_no: 'A1' }, { tracking_no: 'A2' }] },
  });
});

test('upload_time must increase', async () => {
  const upload_time = new Date().toISOString();
  expect(await ship({ upload_time })).toBe(0);
  expect(await ship({ upload_time, shipping_list: [parcel({ tracking_no: 'YT0009' })] })).toBe(268485216);
});

test('the customer confirms, or ten days do; two days for pick-up', async () => {
  await ship();
  await sandbox.clock.advance(10 * 86400_000 - 60_000);
  expect((await getOrder()).order_state).toBe(2);
  await sandbox.clock.advance(60_000);
  expect((await getOrder()).order_state).toBe(3);

  ({ transactionId, no } = await paid(sandbox));
  await ship({ logistics_type: 4, shipping_list: [{ item_desc: '手冲壶*1' }], upload_time: new Date(sandbox.clock.now()).toISOString() });
  await sandbox.clock.advance(2 * 86400_000);
  expect((await getOrder()).order_state).toBe(3);

  ({ transactionId, no } = await paid(sandbox));
  await ship({ upload_time: new Date(sandbox.clock.now()).toISOString() });
  sandbox.shipping.confirmReceipt(transactionId);
  expect((await getOrder()).order_state).toBe(3);
  expect(await ship({ upload_time: new Date(sandbox.clock.now() + 1000).toISOString() })).toBe(10060004);
});

test('notify_confirm_receive: after shipping, by express, once', async () => {
  const remind = async () =>
    (
      await wechatCall(sandbox, '/wxa/sec/order/notify_confirm_receive', {
        transaction_id: transactionId,
        received_time: Math.ceil(Date.now() / 1000) + 60,
      })
    ).errcode;
  expect(await remind()).toBe(10060028);
  await ship();
  expect([await remind(), await remind()]).toEqual([0, 10060030]);
});

test('get_order_list pages and filters', async () => {
  for (let i = 0; i < 4; i += 1) await paid(sandbox);
  await ship();
  const list = (body: object) => wechatCall(sandbox, '/wxa/sec/order/get_order_list', body);
  const first = await list({ page_size: 3 });
  expect([first.has_more, (first.order_list as unknown[]).length]).toEqual([true, 3]);
  const second = await list({ page_size: 3, last_index: first.last_index });
  expect([second.has_more, (second.order_list as unknown[]).length]).toEqual([false, 2]);
  expect((await list({ order_state: 2 })).order_list).toMatchObject([{ transaction_id: transactionId }]);
});

test('the siblings answer', async () => {
  const carriers = await wechatCall(sandbox, '/cgi-bin/express/delivery/open_msg/get_delivery_list', {});
  expect(carriers.delivery_list).toContainEqual({ delivery_id: 'SF', delivery_name: '顺丰速运' });
  expect(await wechatCall(sandbox, '/wxa/sec/order/is_trade_managed', { appid: sandbox.appId })).toMatchObject({ is_trade_managed: true });
  expect(await wechatCall(sandbox, '/wxa/sec/order/set_msg_jump_path', { path: 'packages/order/detail' })).toMatchObject({ errcode: 0 });
});
