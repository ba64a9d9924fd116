import type { ViewProps } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import type { DragHandlers } from './drag-types';

const KEY_STEP_PX = 4;

/** Pointer events serve fingers, mice and pens alike; the arrow keys move it by steps and Enter lets go. Spread the result over the view. */
export const useDrag = (handlers: DragHandlers): ViewProps => {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    const view = element.current;
    if (!view) return;
    let from: { x: number; y: number } | undefined;
    let byKeys = 0;
    const end = () => {
      if (!from && byKeys === 0) return;
      from = undefined;
      byKeys = 0;
      latest.current.onEnd();
    };
    const down = (event: PointerEvent) => {
      if (event.button !== 0) return;
      view.setPointerCapture(event.pointerId);
      from = { x: event.clientX, y: event.clientY };
      latest.current.onStart();
    };
    const move = (event: PointerEvent) => {
      if (from) latest.current.onMove(event.clientX - from.x, event.clientY - from.y);
    };
    const key = (event: KeyboardEvent) => {
      const step = { ArrowRight: KEY_STEP_PX, ArrowLeft: -KEY_STEP_PX }[event.key];
      if (event.key === 'Enter') return end();
      if (step === undefined) return;
      event.preventDefault();
      if (byKeys === 0) latest.current.onStart();
      byKeys += step;
      latest.current.onMove(byKeys, 0);
    };
    view.tabIndex = 0;
    view.style.touchAction = 'none';
    view.addEventListener('pointerdown', down);
    view.addEventListener('pointermove', move);
    view.addEventListener('pointerup', end);
    view.addEventListener('pointercancel', end);
    view.addEventListener('keydown', key);
    return () => {
      view.removeEventListener('pointerdown', down);
      view.removeEventListener('pointermove', move);
      view.removeEventListener('pointerup', end);
      view.removeEventListener('pointercancel', end);
      view.removeEventListener('keydown', key);
    };
  }, []);
  return { ref: element };
};
