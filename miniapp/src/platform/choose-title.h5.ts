import { Cancelled } from './cancelled';
import type { WechatTitle } from './choose-title-types';

/** A browser knows no invoice titles of WeChat's. */
export const canChooseTitle = false;

export const chooseTitle = (): Promise<WechatTitle> => Promise.reject(new Cancelled());
