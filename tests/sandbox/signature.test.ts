import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { payCall, type Signing } from './merchant.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const now = () => Math.floor(Date.now() / 1000);
const PATH = () => `/v3/pay/transactions/out-trade-no/NONE0001?mchid=${sandbox.mchId}`;

const refusals: [name: string, how: () => Signing, status: number, code: string][] = [
  ['no Authorization', () => ({ authorization: () => undefined }), 401, 'SIGN_ERROR'],
  ['another scheme', () => ({ authorization: (value) => value.replace('SHA256', 'SM2') }), 401, 'SIGN_ERROR'],
  ['two spaces after the scheme', () => ({ authorization: (value) => value.replace('RSA2048 ', 'RSA2048  ') }), 401, 'SIGN_ERROR'],
  ['a field missing', () => ({ authorization: (value) => value.replace(/nonce_str="[^"]*",/, '') }), 401, 'SIGN_ERROR'],
  ['a field twice', () => ({ authorization: (value) => `${value},mchid="1"` }), 401, 'SIGN_ERROR'],
  ['a foreign field', () => ({ authorization: (value) => `${value},extra="1"` }), 401, 'SIGN_ERROR'],
  ['a clock five minutes slow', () => ({ timestamp: now() - 302 }), 401, 'SIGN_ERROR'],
  ['a clock five minutes fast', () => ({ timestamp: now() + 302 }), 401, 'SIGN_ERROR'],
  ['another merchant', () => ({ mchid: '1600000000' }), 401, 'SIGN_ERROR'],
  ['an unknown certificate', () => ({ serial: 'A'.repeat(40) }), 401, 'SIGN_ERROR'],
  ['the serial in lower case', () => ({ serial: (sandbox.env.WXPAY_MCH_SERIAL as string).toLowerCase() }), 401, 'SIGN_ERROR'],
  ['a signature for another method', () => ({ method: 'POST' }), 401, 'SIGN_ERROR'],
  ['a signature for another body', () => ({ signedBody: '{}' }), 401, 'SIGN_ERROR'],
  ['a cut signature', () => ({ authorization: (value) => value.replace(/signature="..../, 'signature="AAAA') }), 401, 'SIGN_ERROR'],
  ['an unknown Wechatpay-Serial', () => ({ headers: { 'wechatpay-serial': 'PUB_KEY_ID_0' } }), 400, 'PARAM_ERROR'],
  ['an Accept that takes no JSON', () => ({ headers: { accept: 'text/html' } }), 400, 'INVALID_REQUEST'],
];

describe('a request is refused with', () => {
  test.each(refusals)('%s', async (_name, how, status, code) => {
    const reply = await payCall(sandbox, 'GET', PATH(), undefined, how());
    expect([reply.status, reply.json.code]).toEqual([status, code]);
    expect(reply.headers.get('wechatpay-signature')).toBeNull();
  });

  test('a wrong signature, telling what should have been signed', async () => {
    const reply = await payCall(sandbox, 'GET', PATH(), undefined, { signedBody: 'x' });
    expect(reply.json.message).toBe('错误的签名，验签失败');
    expect(reply.json.detail).toMatchObject({ sign_information: { method: 'GET', url: PATH() } });
  });
});

test('a good signature passes whatever the order of its fields, and a known Wechatpay-Serial with it', async () => {
  const reply = await payCall(sandbox, 'GET', PATH(), undefined, {
    authorization: (value) => `WECHATPAY2-SHA256-RSA2048 ${value.slice(26).split(',').reverse().join(',')}`,
    headers: { 'wechatpay-serial': sandbox.env.WXPAY_PUBLIC_KEY_ID },
  });
  expect([reply.status, reply.json.code]).toEqual([404, 'ORDER_NOT_EXIST']);
});

test('unknown paths and wrong methods are empty', async () => {
  const unknown = await payCall(sandbox, 'GET', '/v3/nothing');
  const wrong = await payCall(sandbox, 'GET', '/v3/refund/domestic/refunds');
  expect([unknown.status, unknown.text, wrong.status, wrong.text]).toEqual([404, '', 405, '']);
});

test('certificates do not exist in public-key mode', async () => {
  expect((await payCall(sandbox, 'GET', '/v3/certificates')).json.code).toBe('RESOURCE_NOT_EXISTS');
});
