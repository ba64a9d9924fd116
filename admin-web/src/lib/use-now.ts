import { useSyncExternalStore } from 'react';

const STEP_MS = 30_000;
let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const one of listeners) one();
  }, STEP_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

/** The time in ms, moving on every half minute: one clock for all rows of a page. */
export const useNow = (): number =>
  useSyncExternalStore(subscribe, () => {
    if (!timer) now = Math.max(now, Math.floor(Date.now() / STEP_MS) * STEP_MS);
    return now;
  });
