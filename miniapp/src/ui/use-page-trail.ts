import type { ViewProps } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useCallback, useEffect } from 'react';
import { note } from '@/platform/trail';
import { useTouches } from '@/platform/touches';
import { usePageShown } from './use-page-shown';

const nameOf = (path: string): string => path.split('?')[0]?.slice(0, 60) ?? '';

/** Notes that the page came into view and went; with `watched` also where it is touched. @returns props for the page's outermost view */
export const usePageTrail = (target: string | undefined, watched: boolean): ViewProps => {
  const { path } = useRouter();
  const name = target ?? nameOf(path);
  const shown = usePageShown();
  useEffect(() => {
    if (!shown) return;
    note('view', { target: name });
    return () => note('leave', { target: name });
  }, [name, shown]);
  const onTouch = useCallback(
    (kind: 'tap' | 'scroll', x: number, y: number, press: number) =>
      note(kind, { target: name, x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, press }),
    [name],
  );
  return useTouches(watched && shown ? onTouch : undefined);
};
