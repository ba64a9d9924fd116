import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect } from 'react';
import { useCartCount } from './queries';

const CART_TAB = 2;
const show = (count: number) => {
  const done =
    count > 0
      ? Taro.setTabBarBadge({ index: CART_TAB, text: count > 99 ? '99+' : String(count) })
      : Taro.removeTabBarBadge({ index: CART_TAB });
  // Refused while a page without tabs is on top; the next tab page shows it.
  done.catch(() => undefined);
};

/** Keeps the number on the cart's tab true; used by each tab page. */
export const useCartBadge = (): void => {
  const count = useCartCount();
  useEffect(() => show(count), [count]);
  useDidShow(() => show(count));
};
