import { readSettings } from '../settings/index.ts';

/** The shop's warning level, in pieces; a row of stock may have its own. */
export const settingLowThreshold = async (): Promise<number> => (await readSettings('stock')).lowThreshold;
