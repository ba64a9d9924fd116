import type { ViewProps } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { TRAVEL_PX, type OnTouch } from './touches-types';

/** Hears every touch and click on the page while it is on show; undefined hears nothing. */
export const useTouches = (on: OnTouch | undefined): ViewProps => {
  const latest = useRef(on);
  useEffect(() => {
    latest.current = on;
  });
  const hearing = on !== undefined;
  useEffect(() => {
    if (!hearing) return;
    let from: { x: number; y: number; at: number } | undefined;
    const down = ({ clientX, clientY }: PointerEvent) => {
      from = { x: clientX, y: clientY, at: Date.now() };
    };
    // A browser that begins to scroll takes the pointer away: that is a scroll.
    const end = ({ type, clientX, clientY }: PointerEvent) => {
      if (!from) return;
      const travelled = type === 'pointercancel' || Math.hypot(clientX - from.x, clientY - from.y) > TRAVEL_PX;
      latest.current?.(travelled ? 'scroll' : 'tap', from.x, from.y, Date.now() - from.at);
      from = undefined;
    };
    const options = { capture: true, passive: true };
    document.addEventListener('pointerdown', down, options);
    document.addEventListener('pointerup', end, options);
    document.addEventListener('pointercancel', end, options);
    return () => {
      document.removeEventListener('pointerdown', down, options);
      document.removeEventListener('pointerup', end, options);
      document.removeEventListener('pointercancel', end, options);
    };
  }, [hearing]);
  return {};
};
