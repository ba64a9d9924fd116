import { createHash, hash, createHmac, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { env } from '../env.ts';
import { now } from './clock.ts';

/** An unguessable token for a session: 256 bits, URL-safe. */
export const newToken = (): string => randomBytes(32).toString('base64url');
/** What is stored of a token. */
export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
/** Names a session without giving its token away; empty for no token. */
export const sessionMark = (token: string): string => (token === '' ? '' : hash('sha256', `mark:${token}`, 'base64url').slice(0, 16));

/**
 * A business number: letter prefix, the second in the shop's zone, nine random digits: `O20260131080000123456789`.
 * Sorts by time, fits the 32 characters that WeChat Pay allows. Uniqueness is held by the column, not by luck.
 */
export const newNo = (prefix: string): string => {
  const at = new Date(now().getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
  return `${prefix}${at}${String(randomInt(1_000_000_000)).padStart(9, '0')}`;
};
export const digits = (length: number): string => Array.from({ length }, () => randomInt(10)).join('');

const signatureOf = (text: string): string => createHmac('sha256', env().APP_SECRET).update(text).digest('base64url');
/** Signs a text with the process secret. */
export const sign = (text: string): string => signatureOf(text);
export const signedBy = (text: string, signature: string): boolean => {
  const [a, b] = [Buffer.from(signatureOf(text)), Buffer.from(signature)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** `13800138000` → `138****8000`. */
export const maskPhone = (phone: string): string => (phone.length >= 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : '****');
