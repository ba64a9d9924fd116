import Taro from '@tarojs/taro';

/** Scene 1154: WeChat shows one page inside Moments, without login, payment and navigation. */
export const isSinglePage = (): boolean => process.env.TARO_ENV === 'weapp' && Taro.getLaunchOptionsSync().scene === 1154;
