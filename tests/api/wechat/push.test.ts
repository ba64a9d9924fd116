import { createCipheriv, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
const server = async () => import('../../../server/src/providers/wechat-mini/push-message.ts');
beforeAll(async () => {
  shop = await startShop();
  shop.sandbox.settings.pushUrl = `${shop.url}/api/wechat/push`;
});
afterAll(() => shop.stop());
afterEach(() => shop.sandbox.faults.clear());

const announced = async (mark: string): Promise<Record<string, unknown>[]> => {
  const [rows] = await shop.db.connection.query("select payload from outbox_events where name = 'wechat.push'");
  return (rows as { payload: string | object }[])
    .map((row) => (typeof row.payload === 'string' ? JSON.parse(row.payload) : row.payload) as Record<string, unknown>)
    .filter((one) => JSON.stringify(one).includes(mark));
};
const state = (id: string) => shop.sandbox.push.list().find((one) => one.id === id);
const sent = (id: string) => eventually('the push is answered', async () => (state(id)?.attempts.length ?? 0) > 0 && state(id));

describe('WeChat’s own examples', () => {
  test('signatures of 消息推送', async () => {
    const { pushSigned, pushSignature } = await server();
    expect(pushSigned('f464b24fc39322e44b38aa78f5edd27bd1441696', 'AAAAA', '1714036504', '1514711492')).toBe(true);
    expect(pushSigned('899cf89e464efb63f54ddac96b0a0a235f53aa78', 'AAAAA', '1714037059', '486452656')).toBe(true);
    expect(pushSignature('AAAAA', '1714036504', '1514711492')).not.toBe('899cf89e464efb63f54ddac96b0a0a235f53aa78');
  });

  test('messages of every length decrypt, whatever the padding', async () => {
    const { decryptPush } = await server();
    const aesKey = 'A'.repeat(43);
    const key = Buffer.from(`${aesKey}=`, 'base64');
    const encrypt = (text: string, app = 'wxapp', pad?: number) => {
      const body = Buffer.from(text);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(body.length);
      const plain = Buffer.concat([randomBytes(16), length, body, Buffer.from(app)]);
      const fill = pad ?? 32 - (plain.length % 32);
      const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
      return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(32 - (plain.length % 32), fill)])), cipher.final()]).toString(
        'base64',
      );
    };
    for (let n = 0; n <= 64; n += 1) expect(decryptPush(encrypt('消'.repeat(n)), aesKey, 'wxapp')).toBe('消'.repeat(n));
    expect(decryptPush(encrypt('hi', 'another'), aesKey, 'wxapp')).toBeNull();
    expect(decryptPush(encrypt('hi', 'wxapp', 0), aesKey, 'wxapp')).toBeNull();
    expect(decryptPush(encrypt('hi', 'wxapp', 200), aesKey, 'wxapp')).toBeNull();
    for (const rubbish of ['', 'AAAA', '!!', randomBytes(64).toString('base64')]) expect(decryptPush(rubbish, aesKey, 'wxapp')).toBeNull();
  });
});

test('the address is confirmed to the console, and to nobody else', async () => {
  expect(await shop.sandbox.push.verifyUrl()).toBe(true);
  const answer = await shop.http('GET', `/api/wechat/push?signature=abc&timestamp=${Math.floor(Date.now() / 1000)}&nonce=1&echostr=hello`);
  expect(answer.status).toBe(403);
  expect(answer.body).not.toContain('hello');
});

test('a push is announced once, however often it comes', async () => {
  shop.sandbox.faults.add({ kind: 'push-duplicate', copies: 5 });
  const { id } = shop.sandbox.push.send('trade_manage_order_settlement', { merchant_trade_no: 'O-once' });
  await eventually('delivered', async () => state(id)?.state === 'delivered');
  expect(await announced('O-once')).toEqual([
    expect.objectContaining({ event: 'trade_manage_order_settlement', message: expect.objectContaining({ merchant_trade_no: 'O-once' }) }),
  ]);
});

test.each(['push-bad-signature', 'push-wrong-appid', 'push-altered'] as const)(
  '%s is refused, and taken when it comes right',
  async (kind) => {
    shop.sandbox.faults.add({ kind });
    const { id } = shop.sandbox.push.send('wxa_trade_controlled', { mark: kind });
    const push = await sent(id);
    expect(push.attempts[0]?.status).toBe(403);
    expect(await announced(kind)).toEqual([]);
    await shop.sandbox.clock.advance(6_000);
    expect(state(id)?.state).toBe('delivered');
    expect(await announced(kind)).toHaveLength(1);
  },
);

test('a plain message is refused while a key is set up, and so is what is old or malformed', async () => {
  const { pushSignature } = await server();
  const token = shop.sandbox.env.WECHAT_PUSH_TOKEN ?? '';
  const post = (timestamp: number, rawBody: string) =>
    shop.http(
      'POST',
      `/api/wechat/push?${new URLSearchParams({ timestamp: String(timestamp), nonce: '7', signature: pushSignature(token, String(timestamp), '7'), msg_signature: pushSignature(token, String(timestamp), '7', 'QUJD') }).toString()}`,
      { rawBody },
    );
  const now = Math.floor(Date.now() / 1000);
  expect((await post(now, '{"Event":"x","mark":"plain"}')).status).toBe(403);
  expect((await post(now, '{"Encrypt":"QUJD"}')).status).toBe(403);
  expect((await post(now - 700, '{"Encrypt":"QUJD"}')).status).toBe(403);
  expect((await post(now + 700, '{"Encrypt":"QUJD"}')).status).toBe(403);
  expect((await post(now, '{"Encrypt":5}')).status).toBe(403);
  expect((await shop.http('POST', '/api/wechat/push', { rawBody: '{}' })).status).toBe(403);
  expect(await announced('plain')).toEqual([]);
});
