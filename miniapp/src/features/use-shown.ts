import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';

/** Calls when the page comes back into view, but not the first time: then it is loading anyway. */
export const useShownAgain = (act: () => unknown): void => {
  const before = useRef(false);
  useDidShow(() => {
    if (before.current) void act();
    before.current = true;
  });
};
