import Taro from '@tarojs/taro';
import { Cancelled } from './cancelled';

/** The phone's camera reads bar codes and QR codes. */
export const canScan = true;

/** The text of one code. @throws Cancelled when the person closes the camera */
export const scan = async (): Promise<string> => {
  try {
    const { result } = await Taro.scanCode({ scanType: ['barCode', 'qrCode'] });
    return result;
  } catch (error) {
    if (/cancel|deny|auth/.test(String((error as { errMsg?: string }).errMsg))) throw new Cancelled();
    throw error;
  }
};
