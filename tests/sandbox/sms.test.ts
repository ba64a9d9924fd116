import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { sms } from './partners.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

const send = (changes: Record<string, string> = {}, how: Parameters<typeof sms>[3] = {}) =>
  sms(
    sandbox,
    'SendSms',
    {
      PhoneNumbers: '13800138001',
      SignName: sandbox.env.SMS_SIGN_NAME as string,
      TemplateCode: sandbox.env.SMS_TEMPLATE_INVOICE as string,
      TemplateParam: JSON.stringify({ shop: '回头 小店*', amount: '113.00', code: '0a1*b~(2)' }),
      OutId: 'D1',
      ...changes,
    },
    how,
  );

test('a signed message arrives as the template reads, and can be asked about', async () => {
  const { status, json } = await send();
  expect([status, json.Code]).toEqual([200, 'OK']);
  expect(sandbox.sms.list()[0]).toMatchObject({
    phone: '13800138001',
    outId: 'D1',
    text: '【回头小店】您在回头 小店*的电子发票已开具，金额113.00元，查看下载：https://shop.example.com/api/invoice-files/0a1*b~(2)',
  });
  await sandbox.clock.advance(2000);
  const day = new Date(sandbox.clock.now() + 8 * 3600_000).toISOString().slice(0, 10).replaceAll('-', '');
  const found = await sms(sandbox, 'QuerySendDetails', { PhoneNumber: '13800138001', SendDate: day, PageSize: '10', CurrentPage: '1' });
  expect(found.json).toMatchObject({ Code: 'OK', SmsSendDetailDTOs: { SmsSendDetailDTO: [{ SendStatus: 3, OutId: 'D1' }] } });
});

describe('a call is refused', () => {
  test.each<[string, Parameters<typeof sms>[3], number, string]>([
    ['under a forged signature', { secret: 'wrong' }, 400, 'SignatureDoesNotMatch'],
    [
      'with other parameters than were signed',
      { tamper: (url) => url.searchParams.set('PhoneNumbers', '13800138002') },
      400,
      'SignatureDoesNotMatch',
    ],
    ['when it is old', { headers: { 'x-acs-date': '2020-01-01T00:00:00Z' } }, 400, 'InvalidTimeStamp.Expired'],
    ['for another body', { headers: { 'x-acs-content-sha256': 'f'.repeat(64) } }, 400, 'InvalidContentSha256'],
    ['in another version', { headers: { 'x-acs-version': '2000-01-01' } }, 404, 'InvalidAction.NotFound'],
  ])('%s', async (_, how, status, code) => {
    const reply = await send({}, how);
    expect([reply.status, reply.json.Code]).toEqual([status, code]);
    expect(sandbox.sms.list()).toEqual([]);
  });
  test('when it is replayed', async () => {
    const headers = { 'x-acs-signature-nonce': 'once' };
    expect((await send({}, { headers })).json.Code).toBe('OK');
    expect((await send({}, { headers })).json.Code).toBe('SignatureNonceUsed');
  });
});

test.each<[string, Record<string, string>, string]>([
  ['a landline', { PhoneNumbers: '057112345678' }, 'isv.MOBILE_NUMBER_ILLEGAL'],
  ['an unknown signature', { SignName: '别家' }, 'isv.SMS_SIGNATURE_ILLEGAL'],
  ['an unknown template', { TemplateCode: 'SMS_1' }, 'isv.SMS_TEMPLATE_ILLEGAL'],
  ['a missing variable', { TemplateParam: '{"shop":"a","amount":"1"}' }, 'isv.TEMPLATE_MISSING_PARAMETERS'],
  ['a long variable', { TemplateParam: JSON.stringify({ shop: '店'.repeat(36), amount: '1', code: 'x' }) }, 'isv.PARAM_LENGTH_LIMIT'],
  ['broken parameters', { TemplateParam: '{' }, 'isv.INVALID_JSON_PARAM'],
])('%s is a code with HTTP 200', async (_, changes, code) => {
  const reply = await send(changes);
  expect([reply.status, reply.json.Code]).toEqual([200, code]);
});

test('one number gets one a minute, five an hour, ten a day', async () => {
  expect((await send()).json.Code).toBe('OK');
  expect((await send()).json).toMatchObject({ Code: 'isv.BUSINESS_LIMIT_CONTROL', Message: '触发分钟级流控Permits:1' });
  expect((await send({ PhoneNumbers: '13800138002' })).json.Code).toBe('OK');
  for (let i = 0; i < 4; i += 1) {
    await sandbox.clock.advance(61_000);
    expect((await send()).json.Code).toBe('OK');
  }
  await sandbox.clock.advance(61_000);
  expect((await send()).json.Message).toBe('触发小时级流控Permits:5');
});

test('refusals, lost messages and lost replies on demand', async () => {
  sandbox.faults.add({ kind: 'sms-refuse', code: 'isv.AMOUNT_NOT_ENOUGH' });
  expect((await send()).json.Code).toBe('isv.AMOUNT_NOT_ENOUGH');
  sandbox.faults.add({ kind: 'reset-after', on: 'SendSms' });
  sandbox.faults.add({ kind: 'sms-undelivered' });
  await expect(send()).rejects.toThrow('fetch failed');
  await sandbox.clock.advance(2000);
  expect(sandbox.sms.list()).toMatchObject([{ status: 2 }]);
});
