import { Cancelled } from './cancelled';

/** A browser has no scanner that works everywhere; numbers are typed or pasted. */
export const canScan = false;

export const scan = (): Promise<string> => Promise.reject(new Cancelled());
