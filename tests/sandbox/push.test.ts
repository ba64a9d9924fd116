import { createDecipheriv, createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { encryptPush } from '../../scripts/sandbox/wechat/push-envelope.ts';
import { paid, type Received, receiver, signIn, wechatCall } from './merchant.ts';

let sandbox: Sandbox;
let shop: Awaited<ReturnType<typeof receiver>>;
let answer: (count: number) => number;
beforeEach(async () => {
  answer = () => 200;
  shop = await receiver((_received, count) => answer(count));
  sandbox = await createSandbox({ settings: { pushUrl: `${shop.url}/push`, refundIntervalMs: 0 } });
});
afterEach(async () => {
  await sandbox.close();
  await shop.close();
});

const sha1 = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex');

function decrypt(encrypted: string): { message: Record<string, unknown>; appId: string; pad: number } {
  const key = Buffer.from(`${sandbox.env.WECHAT_PUSH_AES_KEY}=`, 'base64');
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const bytes = Buffer.concat([cipher.update(encrypted, 'base64'), cipher.final()]);
  const pad = bytes.at(-1) as number;
  const length = bytes.readUInt32BE(16);
  return {
    message: JSON.parse(bytes.subarray(20, 20 + length).toString()) as Record<string, unknown>,
    appId: bytes.subarray(20 + length, -pad).toString(),
    pad,
  };
}

/** What a careful shop does with a push in secure mode. Throws when it must be refused. */
function open(received: Received | undefined): Record<string, unknown> {
  const query = new URL(received?.path ?? '', shop.url).searchParams;
  const { Encrypt } = JSON.parse(received?.body ?? '') as { Encrypt: string };
  const field = (name: string): string => query.get(name) ?? '';
  if (field('msg_signature') !== sha1(sandbox.env.WECHAT_PUSH_TOKEN as string, field('timestamp'), field('nonce'), Encrypt))
    throw new Error('bad signature');
  const { message, appId } = decrypt(Encrypt);
  if (appId !== sandbox.appId) throw new Error('wrong appid');
  return message;
}

test('secure mode: msg_signature covers the ciphertext, the message opens, padding is by blocks of 32', async () => {
  sandbox.push.send('trade_manage_remind_access_api', { msg: '请接入' });
  await sandbox.clock.idle();
  expect(open(shop.received[0])).toMatchObject({
    Event: 'trade_manage_remind_access_api',
    MsgType: 'event',
    msg: '请接入',
    CreateTime: expect.any(Number),
  });
  const pads = Array.from(
    { length: 64 },
    (_, i) => decrypt(encryptPush(sandbox.env.WECHAT_PUSH_AES_KEY as string, sandbox.appId, JSON.stringify('x'.repeat(i)))).pad,
  );
  expect(Math.min(...pads)).toBe(1);
  expect(Math.max(...pads)).toBe(32);
});

test('plain mode carries the message itself under the plain signature', async () => {
  sandbox.settings.pushMode = 'plain';
  sandbox.push.send('subscribe_msg_popup_event', { List: { TemplateId: 't', SubscribeStatusString: 'accept', PopupScene: '0' } });
  await sandbox.clock.idle();
  const query = new URL(shop.received[0]?.path ?? '', shop.url).searchParams;
  expect(query.get('signature')).toBe(
    sha1(sandbox.env.WECHAT_PUSH_TOKEN as string, query.get('timestamp') ?? '', query.get('nonce') ?? ''),
  );
  expect(JSON.parse(shop.received[0]?.body ?? '')).toMatchObject({ Event: 'subscribe_msg_popup_event', List: { TemplateId: 't' } });
});

describe('faults:', () => {
  test.each([
    ['push-bad-signature', 'bad signature'],
    ['push-altered', 'bad signature'],
    ['push-wrong-appid', 'wrong appid'],
  ] as const)('%s', async (kind, reason) => {
    sandbox.faults.add({ kind });
    sandbox.push.send('x', {});
    await sandbox.clock.idle();
    expect(() => open(shop.received[0])).toThrow(reason);
  });

  test('push-duplicate, push-hold, push-drop', async () => {
    sandbox.faults.add({ kind: 'push-duplicate' });
    sandbox.faults.add({ kind: 'push-hold' });
    sandbox.faults.add({ kind: 'push-drop' });
    const states = [sandbox.push.send('a', {}), sandbox.push.send('b', {}), sandbox.push.send('c', {})];
    await sandbox.clock.idle();
    expect(states.map((record) => record.state)).toEqual(['delivered', 'held', 'dropped']);
    expect(shop.received).toHaveLength(2);
    expect(await sandbox.push.release()).toBe(1);
    expect(shop.received).toHaveLength(3);
  });
});

test('an error is tried three times more', async () => {
  answer = () => 500;
  const record = sandbox.push.send('x', {});
  await sandbox.clock.advance(60_000);
  expect(shop.received).toHaveLength(4);
  expect(record.state).toBe('failed');
});

test('shipping tells settlement twice: at shipping and at receipt', async () => {
  const { transactionId } = await paid(sandbox);
  await wechatCall(sandbox, '/wxa/sec/order/upload_shipping_info', {
    order_key: { order_number_type: 2, transaction_id: transactionId },
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [{ tracking_no: 'YT1', express_company: 'YTO', item_desc: '壶' }],
    upload_time: new Date().toISOString(),
    payer: { openid: sandbox.people.list()[0]?.openid },
  });
  await sandbox.clock.idle();
  expect(open(shop.received[0])).toMatchObject({
    Event: 'trade_manage_order_settlement',
    transaction_id: transactionId,
    estimated_settlement_time: expect.any(Number),
  });
  await sandbox.clock.advance(10 * 86400_000);
  expect(open(shop.received.at(-1))).toMatchObject({ Event: 'trade_manage_order_settlement', confirm_receive_method: 2 });
  expect(shop.received).toHaveLength(2);
});

test('an order not shipped in 48 hours is reminded of', async () => {
  const { no } = await paid(sandbox);
  await sandbox.clock.advance(48 * 3600_000);
  expect(open(shop.received[0])).toMatchObject({ Event: 'trade_manage_remind_shipping', merchant_trade_no: no });
});

describe('content', () => {
  const text = (content: string, openid = sandbox.people.list()[0]?.openid) =>
    wechatCall(sandbox, '/wxa/msg_sec_check', { content, version: 2, scene: 2, openid });

  test('words decide between pass, review and risky; a stranger of two hours is 61010', async () => {
    expect((await text('好喝')).errcode).toBe(61010);
    await signIn(sandbox, sandbox.people.list()[0]?.openid as string);
    expect((await text('好喝')).result).toEqual({ suggest: 'pass', label: 100 });
    expect((await text('加微信返现')).result).toMatchObject({ suggest: 'review' });
    expect((await text('网上赌博')).result).toMatchObject({ suggest: 'risky' });
    expect((await text('长'.repeat(2501))).errcode).toBe(44991);
    expect((await text('好喝', 'oNobody')).errcode).toBe(40003);
    await sandbox.clock.advance(2 * 3600_000 + 1);
    expect((await text('好喝')).errcode).toBe(61010);
  });

  test('a picture is fetched and judged later, by event', async () => {
    const openid = sandbox.people.list()[0]?.openid as string;
    await signIn(sandbox, openid);
    const check = (media_url: string) =>
      wechatCall(sandbox, '/wxa/media_check_async', { media_url, media_type: 2, version: 2, scene: 2, openid });
    const good = await check(`${sandbox.url}/login`);
    const risky = await check(`${sandbox.url}/login?risky`);
    const lost = await check('http://127.0.0.1:9/none.jpg');
    await sandbox.clock.advance(3000);
    const events = shop.received.map(open);
    const of = (answer: Record<string, unknown>) => events.find((event) => event.trace_id === answer.trace_id);
    expect(of(good)).toMatchObject({ Event: 'wxa_media_check', errcode: 0, result: { suggest: 'pass' } });
    expect(of(risky)).toMatchObject({ result: { suggest: 'risky' } });
    expect(of(lost)).toMatchObject({ errcode: -1008 });
  });
});
