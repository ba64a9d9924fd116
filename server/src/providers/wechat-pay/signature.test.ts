import { createSign, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { certificateSerial, selfSigned } from '../../../../scripts/sandbox/x509.ts';
import { platformKeys, signatureFault } from './signature.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ID = 'PUB_KEY_ID_0100000000TEST';
const keys = platformKeys(ID, publicKey.export({ type: 'spki', format: 'pem' }).toString());
const NOW = 1_760_000_000;
const body = '{"id":"1","note":"中文"}';
const signed = (text = body, timestamp = NOW): Record<string, string> => ({
  'wechatpay-timestamp': String(timestamp),
  'wechatpay-nonce': 'n0nce',
  'wechatpay-serial': ID,
  'wechatpay-signature': createSign('RSA-SHA256').update(`${timestamp}\nn0nce\n${text}\n`).sign(privateKey, 'base64'),
});

test('a signature of WeChat Pay over exactly these bytes is believed', () => {
  expect(signatureFault(signed(), body, keys, NOW)).toBeNull();
  expect(signatureFault(signed(''), '', keys, NOW)).toBeNull();
});

test.each([
  ['another body', signed(), `${body} `, 'wrong signature'],
  ['no signature', { ...signed(), 'wechatpay-signature': '' }, body, 'header missing'],
  ['a header twice', { ...signed(), 'wechatpay-nonce': ['a', 'b'] }, body, 'header missing'],
  ['an unknown key', { ...signed(), 'wechatpay-serial': 'PUB_KEY_ID_OTHER' }, body, 'unknown serial'],
  ['a name of the object prototype as key', { ...signed(), 'wechatpay-serial': '__proto__' }, body, 'unknown serial'],
  ['a probe', { ...signed(), 'wechatpay-signature': `WECHATPAY/SIGNTEST/${signed()['wechatpay-signature']}` }, body, 'signature probe'],
  ['garbage', { ...signed(), 'wechatpay-signature': '%%%' }, body, 'wrong signature'],
  ['a timestamp that is no number', { ...signed(), 'wechatpay-timestamp': '1e9' }, body, 'timestamp outside the window'],
])('%s is not', (_, headers, text, fault) => {
  expect(signatureFault(headers, text, keys, NOW)).toBe(fault);
});

test.each([
  [299, null],
  [301, 'timestamp outside the window'],
  [-301, 'timestamp outside the window'],
])('signed %i seconds ago', (seconds, fault) => {
  expect(signatureFault(signed(body, NOW - seconds), body, keys, NOW)).toBe(fault);
});

test('platform certificates are believed beside the public key, while a merchant moves', () => {
  const serial = certificateSerial();
  const certificate = selfSigned(privateKey, serial, 'Tenpay.com sign', Date.now() - 1000, Date.now() + 86_400_000);
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const moving = platformKeys('PUB_KEY_ID_NEW', other, `${certificate}\n${certificate}`);
  expect([...moving.keys()]).toEqual(['PUB_KEY_ID_NEW', serial]);
  expect(signatureFault({ ...signed(), 'wechatpay-serial': serial }, body, moving, NOW)).toBeNull();
  expect(signatureFault({ ...signed(), 'wechatpay-serial': 'PUB_KEY_ID_NEW' }, body, moving, NOW)).toBe('wrong signature');
});
