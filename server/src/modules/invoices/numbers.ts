import { digits } from '../../platform/ids.ts';
import { now } from '../../platform/clock.ts';

/** A number of 20 characters, the most that invoice providers take: letter, second in the shop's zone, seven random digits. The column keeps it unique. */
export const newInvoiceNo = (prefix: 'I' | 'P' | 'H' | 'A' | 'R', at = now()): string => {
  const second = new Date(at.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(2, 14);
  return `${prefix}${second}${digits(7)}`;
};
