import type { ITouchEvent, ViewProps } from '@tarojs/components';
import { useRef } from 'react';
import type { DragHandlers } from './drag-types';

/** Spread the result over the view that is drawn. */
export const useDrag = ({ onStart, onMove, onEnd }: DragHandlers): ViewProps => {
  const from = useRef<number>();
  const end = () => {
    if (from.current === undefined) return;
    from.current = undefined;
    onEnd();
  };
  return {
    // The page must not scroll along.
    catchMove: true,
    onTouchStart: (event: ITouchEvent) => {
      from.current = event.touches[0]?.clientX;
      onStart();
    },
    onTouchMove: (event: ITouchEvent) => {
      const x = event.touches[0]?.clientX;
      if (x !== undefined && from.current !== undefined) onMove(x - from.current);
    },
    onTouchEnd: end,
    onTouchCancel: end,
  };
};
