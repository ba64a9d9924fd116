import type { BaseEventOrig, ITouchEvent, ViewProps } from '@tarojs/components';
import { useRef } from 'react';
import type { DragHandlers } from './drag-types';

const pointOf = (event: BaseEventOrig) => (event as ITouchEvent).touches[0];

/** Spread the result over the view that is drawn. */
export const useDrag = ({ onStart, onMove, onEnd }: DragHandlers): ViewProps => {
  const from = useRef<{ clientX: number; clientY: number }>();
  const end = () => {
    if (!from.current) return;
    from.current = undefined;
    onEnd();
  };
  return {
    // The page must not scroll along.
    catchMove: true,
    onTouchStart: (event: BaseEventOrig) => {
      from.current = pointOf(event);
      onStart();
    },
    onTouchMove: (event: BaseEventOrig) => {
      const point = pointOf(event);
      if (point && from.current) onMove(point.clientX - from.current.clientX, point.clientY - from.current.clientY);
    },
    onTouchEnd: end,
    onTouchCancel: end,
  };
};
