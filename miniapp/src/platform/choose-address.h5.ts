import { Cancelled } from './cancelled';

/** A browser knows no addresses of WeChat's. */
export const canChooseAddress = false;

export const chooseAddress = (): Promise<string> => Promise.reject(new Cancelled());
