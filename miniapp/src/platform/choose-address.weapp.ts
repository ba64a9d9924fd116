import Taro from '@tarojs/taro';
import { Cancelled } from './cancelled';

/** WeChat keeps the customer's addresses and offers them. */
export const canChooseAddress = true;

/** The address as one line, to be read by the server like a pasted one: WeChat's codes are not always ours. @throws Cancelled */
export const chooseAddress = async (): Promise<string> => {
  try {
    const { userName, telNumber, provinceName, cityName, countyName, detailInfo } = await Taro.chooseAddress();
    return [userName, telNumber, provinceName + cityName + countyName + detailInfo].join(' ');
  } catch (error) {
    if (/cancel|deny|auth/.test(String((error as { errMsg?: string }).errMsg))) throw new Cancelled();
    throw error;
  }
};
