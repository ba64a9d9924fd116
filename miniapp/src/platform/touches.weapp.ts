import type { BaseEventOrig, ITouchEvent, ViewProps } from '@tarojs/components';
import { useRef } from 'react';
import { TRAVEL_PX, type OnTouch } from './touches-types';

const pointOf = (event: BaseEventOrig) => (event as ITouchEvent).changedTouches[0];

/** Hears every touch within the view over which the result is spread; undefined hears nothing and costs nothing. */
export const useTouches = (on: OnTouch | undefined): ViewProps => {
  const down = useRef<{ x: number; y: number; at: number }>();
  if (!on) return {};
  return {
    onTouchStart: (event: BaseEventOrig) => {
      const point = pointOf(event);
      if (point) down.current = { x: point.clientX, y: point.clientY, at: Date.now() };
    },
    onTouchEnd: (event: BaseEventOrig) => {
      const point = pointOf(event);
      const from = down.current;
      down.current = undefined;
      if (!point || !from) return;
      const travelled = Math.hypot(point.clientX - from.x, point.clientY - from.y) > TRAVEL_PX;
      on(travelled ? 'scroll' : 'tap', from.x, from.y, Date.now() - from.at);
    },
  };
};
