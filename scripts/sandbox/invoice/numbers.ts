import { randomDigits } from '../ids.ts';
import { chinaDay } from '../times.ts';

const stamp = (now: number): string => new Date(now + 8 * 3600_000).toISOString().slice(2, 19).replace(/[-T:]/g, '');

/** 20 digits beginning with the moment, as serials of the platform do. */
export const serialNumber = (now: number): string => `${stamp(now)}${randomDigits(8)}`;

/** 20 digits of a fully digital invoice: year, region (33 Zhejiang), system, and a running part. */
export const invoiceNumber = (now: number): string => `${chinaDay(now).slice(2, 4)}332${randomDigits(15)}`;
