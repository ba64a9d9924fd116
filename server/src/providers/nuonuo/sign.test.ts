import { expect, test } from 'vitest';
import { newParts, signCall } from './sign.ts';

test('the text that is signed is the one of the platform', () => {
  const parts = { senid: '71fad242e0a2439fad1f7262a6c0062c', nonce: '10687097', timestamp: '1626858160', appkey: '78693867' };
  // openssl dgst -sha1 -hmac secret -binary | base64 over a=services&l=v1&p=open&k=78693867&i=…&n=10687097&t=1626858160&f={"a":"中"}
  expect(signCall('secret', '/open/v1/services', parts, '{"a":"中"}')).toBe('F916mdbpKMWoBYm3gwBvZXLQK14=');
});

test('parts are fresh, and of the form that the gateway wants', () => {
  const [one, other] = [newParts('12345678'), newParts('12345678')];
  expect(one.senid).toMatch(/^[0-9a-f]{32}$/);
  expect(one.nonce).toMatch(/^[1-9]\d{7}$/);
  expect(one.senid).not.toBe(other.senid);
});
