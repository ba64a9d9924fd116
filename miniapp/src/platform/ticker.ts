import { serverNow } from './clock';

/**
 * One timer for every countdown of the shop. It ticks as the server's seconds change, so that all of them turn at once and none drifts, and it
 * rests while nobody listens.
 */
type Listener = () => void;
const listeners = new Set<Listener>();
let timer: ReturnType<typeof setTimeout> | undefined;

const SECOND = 1000;
/** A timer that fires a little early must not show the old second again. */
const LATE_MS = 8;

const arm = (): void => {
  timer = setTimeout(tick, SECOND - (serverNow() % SECOND) + LATE_MS);
};
const tick = (): void => {
  for (const listener of listeners) listener();
  if (listeners.size > 0) arm();
  else timer = undefined;
};

/** Calls at every new second of the server's time. @returns how to stop */
export const everySecond = (listener: Listener): (() => void) => {
  listeners.add(listener);
  if (timer === undefined) arm();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
  };
};
