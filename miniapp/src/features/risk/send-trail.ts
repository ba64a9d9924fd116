import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import { api } from '@/platform/request';
import { currentToken } from '@/platform/session';
import { onTrail, takeTrail, trailLength } from '@/platform/trail';
import { deviceId, fingerprint, randomName } from './device';
import { makeSender } from './sender';

const SEND_EVERY_MS = 5000;
/** A view is told at once: how long somebody stays is measured from there. */
const AT_ONCE_MS = 50;

const sender = makeSender({
  run: randomName(),
  take: takeTrail,
  post: (batch) => api(riskRoutes.trail, { deviceId: deviceId(), fingerprint: fingerprint(), ...batch }),
});
export const carryTrail = sender.carry;

let watchers = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let dueAt = 0;
const sendIn = (ms: number): void => {
  const at = Date.now() + ms;
  if (timer !== undefined && dueAt <= at) return;
  clearTimeout(timer);
  dueAt = at;
  timer = setTimeout(() => {
    timer = undefined;
    // What belongs to nobody waits on the phone until somebody signs in.
    if (!currentToken()) return;
    void sender.flush().then((arrived) => (!arrived || trailLength() > 0) && watchers > 0 && sendIn(SEND_EVERY_MS));
  }, ms);
};
onTrail(({ kind }) => {
  if (watchers > 0) sendIn(kind === 'view' ? AT_ONCE_MS : SEND_EVERY_MS);
});

/** While a page of a flash sale is open, what happens is told to the server in small batches. @returns how to stop */
export const watchTrail = (): (() => void) => {
  watchers += 1;
  sendIn(AT_ONCE_MS);
  return () => {
    watchers -= 1;
    // The last words: that the page was left.
    sendIn(AT_ONCE_MS);
  };
};
