import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from '../env.ts';

const keyFor = (purpose: string): Uint8Array => new Uint8Array(hkdfSync('sha256', env().APP_SECRET, '', `huitou:${purpose}`, 32));

/** Encrypts a secret that must be read again (AES-256-GCM, a key of its own for each purpose, derived from APP_SECRET). */
export const seal = (text: string, purpose: string): string => {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
};

/** What was sealed. @throws Error when it was altered, or sealed for another purpose or with another APP_SECRET */
export const unseal = (sealed: string, purpose: string): string => {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
};
