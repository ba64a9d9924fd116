import { key, redis } from '../redis.ts';

export const wakeChannel = (): string => key('outbox', 'wake');
let pending = false;

/** Tells the relay that there is something to send; many calls within some milliseconds are one. Losing it costs one polling interval. */
export const wakeRelay = (): void => {
  if (pending) return;
  pending = true;
  setTimeout(() => {
    pending = false;
    redis()
      .publish(wakeChannel(), '1')
      .catch(() => undefined);
  }, 10).unref();
};
