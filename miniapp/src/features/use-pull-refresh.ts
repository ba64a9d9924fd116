import Taro, { usePullDownRefresh } from '@tarojs/taro';

/** Pulling the page down loads it anew; the page springs back when that is done, also when it failed. */
export const usePullRefresh = (reload: () => Promise<unknown>): void => {
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh());
  });
};
