import { createCipheriv, sign } from 'node:crypto';
import { randomText } from '../ids.ts';
import type { Sim } from '../sim.ts';

export interface Signed {
  timestamp: string;
  nonce: string;
  signature: string;
  serial: string;
}

/** Signs what WeChat Pay sends, a reply or a notification. RSA runs on a worker thread: it is the dearest step of a request. */
export function signOutgoing(sim: Sim, body: string, timestamp = String(sim.clock.wireSeconds())): Promise<Signed> {
  const nonce = randomText(32);
  const message = Buffer.from(`${timestamp}\n${nonce}\n${body}\n`);
  return new Promise((resolve, reject) => {
    sign('sha256', message, sim.keys.platformPrivate, (error, bytes) => {
      if (error) reject(error);
      else resolve({ timestamp, nonce, signature: bytes.toString('base64'), serial: sim.keys.signingSerial });
    });
  });
}

export type SignatureFault = 'bad-signature' | 'signtest' | 'unknown-serial';

/** Spoils a signature in one of the ways that a careful receiver must notice. */
export function spoil(signed: Signed, fault: SignatureFault): Signed {
  if (fault === 'signtest') return { ...signed, signature: `WECHATPAY/SIGNTEST/${signed.signature}` };
  if (fault === 'unknown-serial') return { ...signed, serial: 'PUB_KEY_ID_0199999999000000000000000000000000' };
  const bytes = Buffer.from(signed.signature, 'base64');
  bytes[0] = (bytes[0] as number) ^ 0xff;
  return { ...signed, signature: bytes.toString('base64') };
}

export const signatureHeaders = (signed: Signed): Record<string, string> => ({
  'Wechatpay-Timestamp': signed.timestamp,
  'Wechatpay-Nonce': signed.nonce,
  'Wechatpay-Signature': signed.signature,
  'Wechatpay-Serial': signed.serial,
  'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
});

/** AEAD_AES_256_GCM as WeChat Pay sends it: base64 of the ciphertext with its 16-byte tag at the end, a nonce of 12 characters. */
export function encryptResource(apiV3Key: string, plain: string, associatedData: string): { ciphertext: string; nonce: string } {
  const nonce = randomText(12);
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce);
  cipher.setAAD(Buffer.from(associatedData));
  const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
  return { ciphertext, nonce };
}
