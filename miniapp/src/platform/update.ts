import Taro from '@tarojs/taro';
import { confirm } from './feedback';

/** A new version of the mini-program has been fetched in the background: offer to start it now. */
export const offerUpdate = (): void => {
  if (process.env.TARO_ENV !== 'weapp') return;
  const manager = Taro.getUpdateManager();
  manager.onUpdateReady(() => {
    void confirm('有新版本', '更新后即可使用，购物车不会丢失。', { yes: '立即更新' }).then((yes) => yes && manager.applyUpdate());
  });
};
