import Taro from '@tarojs/taro';

/** Small values that outlive the launch. A full or forbidden storage must never break a page, so failures are silent. */
export const stored = <T>(key: string) => ({
  get(): T | undefined {
    try {
      const value = Taro.getStorageSync<T | ''>(key);
      return value === '' ? undefined : value;
    } catch {
      return undefined;
    }
  },
  set(value: T): void {
    try {
      Taro.setStorageSync(key, value);
    } catch {
      // the value lives on in memory
    }
  },
  clear(): void {
    try {
      Taro.removeStorageSync(key);
    } catch {
      // nothing to clear
    }
  },
});
