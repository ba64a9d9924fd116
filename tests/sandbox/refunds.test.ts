import { constants, publicEncrypt } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { newNo, openNotification, order, paid, payCall, prepay, type Received, receiver } from './merchant.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

const refund = (no: string, amount: number, changes: Record<string, unknown> = {}) =>
  payCall(sandbox, 'POST', '/v3/refund/domestic/refunds', {
    out_trade_no: no,
    out_refund_no: newNo('R'),
    reason: '不想要了',
    amount: { refund: amount, total: 12_800, currency: 'CNY' },
    ...changes,
  });
const query = (no: string) => payCall(sandbox, 'GET', `/v3/refund/domestic/refunds/${no}`);
const trade = (no: string) => payCall(sandbox, 'GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${sandbox.mchId}`);

test('a refund is PROCESSING first, SUCCESS later, and turns the order to REFUND even when partial', async () => {
  const { no, transactionId } = await paid(sandbox);
  const reply = await refund(no, 100);
  expect(reply).toMatchObject({
    status: 200,
    signed: true,
    json: { status: 'PROCESSING', transaction_id: transactionId, amount: { refund: 100, total: 12_800 } },
  });
  expect((await trade(no)).json.trade_state).toBe('REFUND');
  await sandbox.clock.advance(5000);
  expect((await query(String(reply.json.out_refund_no))).json).toMatchObject({
    status: 'SUCCESS',
    success_time: expect.stringContaining('+08:00'),
  });
});

test('the notification carries refund_status and no channel', async () => {
  const shop = await receiver();
  const { no } = await paid(sandbox);
  await refund(no, 100, { notify_url: `${shop.url}/refund` });
  await sandbox.clock.advance(5000);
  const { event, resource } = openNotification(sandbox, shop.received[0] as Received);
  expect(event.event_type).toBe('REFUND.SUCCESS');
  expect(resource).toMatchObject({ refund_status: 'SUCCESS', amount: { refund: 100, total: 12_800, payer_refund: 100 } });
  expect(resource).not.toHaveProperty('status');
  expect(resource).not.toHaveProperty('channel');
  await shop.close();
});

test('the same number answers the same refund; with another amount it is refused', async () => {
  const { no } = await paid(sandbox);
  const first = await refund(no, 100, { out_refund_no: 'SAME1' });
  const again = await refund(no, 100, { out_refund_no: 'SAME1' });
  expect(again.json.refund_id).toBe(first.json.refund_id);
  const other = await refund(no, 200, { out_refund_no: 'SAME1' });
  expect([other.status, other.json.code]).toEqual([400, 'INVALID_REQUEST']);
});

describe('refused:', () => {
  test.each<[string, number, Record<string, unknown>, number, string]>([
    ['more than was paid', 12_801, {}, 400, 'INVALID_REQUEST'],
    ['another total', 100, { amount: { refund: 100, total: 100, currency: 'CNY' } }, 400, 'INVALID_REQUEST'],
    ['no currency', 100, { amount: { refund: 100, total: 12_800 } }, 400, 'PARAM_ERROR'],
    ['nothing', 0, {}, 400, 'PARAM_ERROR'],
    ['a number with a space', 100, { out_refund_no: 'R 1' }, 400, 'PARAM_ERROR'],
    ['a number of 65 characters', 100, { out_refund_no: 'R'.repeat(65) }, 400, 'PARAM_ERROR'],
    ['a reason of 81 characters', 100, { reason: '长'.repeat(81) }, 400, 'PARAM_ERROR'],
    ['both order numbers', 100, { transaction_id: '4200' }, 400, 'PARAM_ERROR'],
    ['an unknown order', 100, { out_trade_no: 'UNKNOWN1' }, 404, 'RESOURCE_NOT_EXISTS'],
  ])('%s', async (_name, amount, changes, status, code) => {
    const { no } = await paid(sandbox);
    const reply = await refund(no, amount, changes);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });

  test('an unpaid order', async () => {
    const body = order(sandbox);
    await prepay(sandbox, body);
    expect((await refund(String(body.out_trade_no), 100)).json.code).toBe('INVALID_REQUEST');
  });

  test('after 365 days', async () => {
    const { no } = await paid(sandbox);
    await sandbox.clock.advance(366 * 86400_000);
    expect((await refund(no, 100)).json.code).toBe('INVALID_REQUEST');
  });

  test('a second partial within a minute', async () => {
    const { no } = await paid(sandbox);
    await refund(no, 100);
    const soon = await refund(no, 100);
    expect([soon.status, soon.json.code]).toEqual([429, 'FREQUENCY_LIMITED']);
    await sandbox.clock.advance(60_000);
    expect((await refund(no, 100)).status).toBe(200);
  });

  test('the sum of partials above the total, to the fen', async () => {
    sandbox.settings.refundIntervalMs = 0;
    const { no } = await paid(sandbox);
    expect((await refund(no, 12_799)).status).toBe(200);
    expect((await refund(no, 2)).json.code).toBe('INVALID_REQUEST');
    expect((await refund(no, 1)).status).toBe(200);
  });

  test('the 51st partial', async () => {
    sandbox.settings.refundIntervalMs = 0;
    const { no } = await paid(sandbox);
    for (let i = 0; i < 50; i += 1) expect((await refund(no, 1)).status).toBe(200);
    expect((await refund(no, 1)).json.code).toBe('INVALID_REQUEST');
  });

  test('an unknown refund', async () => {
    expect((await query('NONE')).json.code).toBe('RESOURCE_NOT_EXISTS');
  });
});

describe('outcomes on demand:', () => {
  test('refund-not-enough takes no effect; the same number works later', async () => {
    sandbox.faults.add({ kind: 'refund-not-enough' });
    const { no } = await paid(sandbox);
    const reply = await refund(no, 100, { out_refund_no: 'NE1' });
    expect([reply.status, reply.json.code]).toEqual([403, 'NOT_ENOUGH']);
    expect((await query('NE1')).status).toBe(404);
    expect((await refund(no, 100, { out_refund_no: 'NE1' })).status).toBe(200);
  });

  test('refund-closed gives the money back to the order', async () => {
    sandbox.faults.add({ kind: 'refund-closed' });
    sandbox.settings.refundIntervalMs = 0;
    const { no } = await paid(sandbox);
    await refund(no, 12_800, { out_refund_no: 'CL1' });
    await sandbox.clock.advance(5000);
    expect((await query('CL1')).json.status).toBe('CLOSED');
    expect((await refund(no, 12_800)).status).toBe(200);
  });

  test('refund-hold stays PROCESSING until it is ended', async () => {
    sandbox.faults.add({ kind: 'refund-hold' });
    const { no } = await paid(sandbox);
    await refund(no, 100, { out_refund_no: 'HO1' });
    await sandbox.clock.advance(86400_000);
    expect((await query('HO1')).json.status).toBe('PROCESSING');
    sandbox.refunds.end('HO1', 'SUCCESS');
    expect((await query('HO1')).json.status).toBe('SUCCESS');
  });

  test('refund-abnormal can be sent to a bank card, encrypted with the platform key', async () => {
    sandbox.faults.add({ kind: 'refund-abnormal' });
    const { no } = await paid(sandbox);
    const { json } = await refund(no, 100, { out_refund_no: 'AB1' });
    await sandbox.clock.advance(5000);
    expect((await query('AB1')).json.status).toBe('ABNORMAL');
    const path = `/v3/refund/domestic/refunds/${String(json.refund_id)}/apply-abnormal-refund`;
    const encrypt = (text: string): string =>
      publicEncrypt(
        { key: sandbox.env.WXPAY_PUBLIC_KEY as string, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
        Buffer.from(text),
      ).toString('base64');
    const body = {
      out_refund_no: 'AB1',
      type: 'USER_BANK_CARD',
      bank_type: 'ICBC_DEBIT',
      bank_account: encrypt('6222021234567890'),
      real_name: encrypt('林小雨'),
    };
    expect((await payCall(sandbox, 'POST', path, body)).json.code).toBe('PARAM_ERROR');
    const headers = { 'wechatpay-serial': sandbox.env.WXPAY_PUBLIC_KEY_ID };
    expect((await payCall(sandbox, 'POST', path, { ...body, real_name: '林小雨' }, { headers })).json.code).toBe('PARAM_ERROR');
    expect((await payCall(sandbox, 'POST', path, { ...body, bank_type: 'ICBC_CREDIT' }, { headers })).json.code).toBe('PARAM_ERROR');
    expect((await payCall(sandbox, 'POST', path, { ...body, bank_account: encrypt('12') }, { headers })).json.code).toBe('PARAM_ERROR');
    expect((await payCall(sandbox, 'POST', path, { ...body, type: 'MERCHANT_BANK_CARD' }, { headers })).json.code).toBe('PARAM_ERROR');
    expect((await payCall(sandbox, 'POST', path, { ...body, out_refund_no: 'AB2' }, { headers })).json.code).toBe('RESOURCE_NOT_EXISTS');
    expect((await payCall(sandbox, 'POST', path, body, { headers })).json).toMatchObject({
      status: 'PROCESSING',
      channel: 'OTHER_BANKCARD',
      user_received_account: 'ICBC借记卡7890',
    });
    expect((await payCall(sandbox, 'POST', path, body, { headers })).json.code).toBe('INVALID_REQUEST');
    await sandbox.clock.advance(5000);
    expect((await query('AB1')).json.status).toBe('SUCCESS');
  });
});

test('a coupon is refunded in proportion, and to the fen in sum', async () => {
  sandbox.settings.refundIntervalMs = 0;
  const body = order(sandbox);
  await prepay(sandbox, body);
  const no = String(body.out_trade_no);
  sandbox.payer.payOrder(no, { coupon: 1000 });
  const parts = [];
  for (const amount of [4267, 4267, 4266])
    parts.push((await refund(no, amount)).json.amount as { payer_refund: number; discount_refund: number });
  expect(parts.reduce((sum, part) => sum + part.payer_refund, 0)).toBe(11_800);
  expect(parts.reduce((sum, part) => sum + part.discount_refund, 0)).toBe(1000);
});
