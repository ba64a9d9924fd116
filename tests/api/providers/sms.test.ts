import { claimDatabase } from '../../setup/database.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../../scripts/sandbox/index.ts';
import { placeholderEnv } from '../../../scripts/lib/placeholder-env.ts';
import type { InvoiceSms } from '../../../server/src/modules/invoices/index.ts';

let sandbox: Sandbox;
let db: Awaited<ReturnType<typeof claimDatabase>>;
let sms: InvoiceSms;
const use = async (different: Record<string, string> = {}): Promise<void> => {
  const { setEnv } = await import('../../../server/src/env.ts');
  setEnv(placeholderEnv({ ...sandbox.env, REDIS_URL: db.redisUrl, ...different }));
};
beforeAll(async () => {
  [sandbox, db] = await Promise.all([createSandbox({ notifyUrl: 'https://shop.huitou.cn' }), claimDatabase()]);
  await use();
  ({ aliyunSms: sms } = await import('../../../server/src/providers/sms/index.ts'));
});
afterAll(async () => {
  const { closeRedis } = await import('../../../server/src/platform/redis.ts');
  await closeRedis();
  await sandbox.close();
  await db.release();
});
afterEach(async () => {
  sandbox.faults.clear();
  await use();
});

let phone = 13_900_000_000;
const send = (changes: Partial<Parameters<InvoiceSms['send']>[0]> = {}) =>
  sms.send({
    phone: String(++phone),
    template: 'invoice_issued',
    params: { shop: '回头 小店*（西湖店）~', amount: '113.00', link: 'https://shop.huitou.cn/api/invoice-files/0000a1b2c3d4e5f6-_x' },
    id: 'invoice-7',
    ...changes,
  });

test('a message arrives with its whole link, under our id', async () => {
  expect(await send()).toEqual({ kind: 'ok', data: undefined });
  expect(sandbox.sms.list().at(-1)).toMatchObject({
    phone: String(phone),
    outId: 'invoice-7',
    text: '【回头小店】您在回头 小店*（西湖店）~的电子发票已开具，金额113.00元，查看下载：https://shop.huitou.cn/api/invoice-files/0000a1b2c3d4e5f6-_x',
  });
});

test('a long shop name is cut, so that the message goes out', async () => {
  expect((await send({ params: { shop: '店'.repeat(60), amount: '1.00', link: '/a' } })).kind).toBe('ok');
});

test('the limit of a number is for later, a wrong number for good', async () => {
  const same = String(++phone);
  expect((await send({ phone: same })).kind).toBe('ok');
  expect(await send({ phone: same })).toMatchObject({
    kind: 'refused',
    reason: 'too_often',
    next: 'retry',
    detail: expect.stringContaining('分钟级流控'),
  });
  expect(await send({ phone: '123' })).toMatchObject({
    kind: 'refused',
    next: 'final',
    detail: expect.stringContaining('MOBILE_NUMBER_ILLEGAL'),
  });
});

test('an empty account and wrong keys are for later; the signed text is not told to staff', async () => {
  sandbox.faults.add({ kind: 'sms-refuse', code: 'isv.AMOUNT_NOT_ENOUGH', message: '账户余额不足' });
  expect(await send()).toMatchObject({ kind: 'refused', next: 'retry', detail: '账户余额不足（isv.AMOUNT_NOT_ENOUGH）' });
  await use({ SMS_KEY_SECRET: 'wrong' });
  const refused = await send();
  expect(refused).toMatchObject({ kind: 'refused', next: 'retry', detail: expect.stringContaining('SignatureDoesNotMatch') });
  expect(JSON.stringify(refused)).not.toContain('ACS3-HMAC-SHA256');
  await use({ SMS_TEMPLATE_INVOICE: 'SMS_1' });
  expect(await send()).toMatchObject({ kind: 'refused', next: 'retry' });
});

test('a lost reply is not a failure, and the message goes out once', async () => {
  for (const [kind, id] of [
    ['reset-after', 'invoice-21'],
    ['system-error-after', 'invoice-22'],
    ['reset', 'invoice-23'],
    ['unavailable', 'invoice-24'],
    ['empty-404', 'invoice-25'],
  ] as const) {
    const same = { phone: String(++phone), id };
    sandbox.faults.add({ kind, on: 'SendSms' });
    expect((await send(same)).kind).toBe('unknown');
    // While the service does not say, nothing is sent on the off chance.
    sandbox.faults.add({ kind: 'unavailable', on: 'QuerySendDetails' });
    expect((await send(same)).kind).toBe('unknown');
    expect((await send(same)).kind).toBe('ok');
    expect(sandbox.sms.list().filter((message) => message.outId === id)).toHaveLength(1);
  }
});

test('one that went out and did not arrive is sent again', async () => {
  const same = { phone: String(++phone), id: 'invoice-31' };
  sandbox.faults.add({ kind: 'sms-undelivered' });
  sandbox.faults.add({ kind: 'reset-after', on: 'SendSms' });
  expect((await send(same)).kind).toBe('unknown');
  await sandbox.clock.advance(61_000);
  expect((await send(same)).kind).toBe('ok');
  expect(sandbox.sms.list().filter((message) => message.outId === 'invoice-31')).toHaveLength(2);
});

test('without a key nothing is offered', async () => {
  expect(sms.ready()).toBe(true);
  await use({ SMS_KEY_ID: '' });
  expect(sms.ready()).toBe(false);
});
