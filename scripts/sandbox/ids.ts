import { randomBytes, randomInt } from 'node:crypto';
import { chinaDay } from './times.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Random letters and digits. */
export function randomText(length: number): string {
  let text = '';
  for (const byte of randomBytes(length)) text += ALPHABET[byte % ALPHABET.length];
  return text;
}

export const randomDigits = (length: number): string => {
  let digits = '';
  while (digits.length < length) digits += String(randomInt(1e9)).padStart(9, '0');
  return digits.slice(0, length);
};

const day = (now: number): string => chinaDay(now).replaceAll('-', '');

/** 28 digits beginning with 4200, like a real WeChat Pay order number. */
export const transactionId = (now: number): string => `420000${randomDigits(4)}${day(now)}${randomDigits(10)}`;

/** 29 digits beginning with 503, like a real refund number. */
export const refundId = (now: number): string => `50300${randomDigits(6)}${day(now)}${randomDigits(10)}`;

/** `wx` + date and time + 22 characters; 36 long. */
export const prepayId = (now: number): string => `wx${day(now)}${randomText(26)}`;

/** The trace id that mini-program errors carry: `rid: 66a1b2c3-1a2b3c4d-5e6f7a8b`. */
export const rid = (now: number): string => `rid: ${Math.floor(now / 1000).toString(16)}-${hex(4)}-${hex(4)}`;

export const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
