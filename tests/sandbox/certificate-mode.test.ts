import { createDecipheriv, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { payCall } from './merchant.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ mode: 'certificate' });
});
afterAll(() => sandbox.close());

test('the platform certificate opens with the APIv3 key and verifies the replies', async () => {
  const reply = await payCall(sandbox, 'GET', '/v3/certificates');
  expect([reply.status, reply.signed]).toEqual([200, true]);
  const [entry] = reply.json.data as {
    serial_no: string;
    encrypt_certificate: { nonce: string; associated_data: string; ciphertext: string };
  }[];
  const bytes = Buffer.from(entry?.encrypt_certificate.ciphertext ?? '', 'base64');
  const cipher = createDecipheriv('aes-256-gcm', sandbox.env.WXPAY_API_V3_KEY as string, entry?.encrypt_certificate.nonce ?? '');
  cipher.setAAD(Buffer.from('certificate')).setAuthTag(bytes.subarray(-16));
  const certificate = new X509Certificate(Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()]));
  expect(certificate.serialNumber).toBe(entry?.serial_no);
  expect(certificate.serialNumber).toMatch(/^[0-9A-F]{40}$/);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.publicKey.export({ type: 'spki', format: 'pem' })).toBe(sandbox.env.WXPAY_PUBLIC_KEY);
  expect(sandbox.env.WXPAY_PUBLIC_KEY_ID).toBe(entry?.serial_no);
});
