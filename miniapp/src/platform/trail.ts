/**
 * What happens on this phone, in short: pages seen and left, and where a finger went down on the pages of a flash sale. It stays on the phone
 * until somebody comes near a flash sale (`features/risk/send-trail.ts`); nothing that was typed, read or bought is in it.
 */
export interface TrailEvent {
  kind: 'open' | 'view' | 'leave' | 'scroll' | 'tap' | 'cart' | 'checkout' | 'pay';
  /** The phone's own clock, ms. */
  at: number;
  target?: string;
  /** CSS px of the screen. */
  x?: number;
  y?: number;
  /** How long the finger stayed, ms. */
  press?: number;
}

/** One batch of the contract. */
export const TRAIL_MOST = 60;

/** Where there is no room for all, touches go before pages seen: a page not seen looks worse than a tap not told. */
export const trimTrail = (events: readonly TrailEvent[], most = TRAIL_MOST): TrailEvent[] => {
  let spare = events.length - most;
  const kept = events.filter(({ kind }) => {
    if (spare <= 0 || (kind !== 'tap' && kind !== 'scroll')) return true;
    spare -= 1;
    return false;
  });
  return kept.slice(Math.max(0, kept.length - most));
};

let buffer: TrailEvent[] = [];
let listener: ((event: TrailEvent) => void) | undefined;

export const note = (kind: TrailEvent['kind'], more: Omit<TrailEvent, 'kind' | 'at'> = {}): void => {
  const event = { kind, at: Date.now(), ...more };
  buffer.push(event);
  if (buffer.length > TRAIL_MOST) buffer = trimTrail(buffer);
  listener?.(event);
};

/** Everything noted since the last time. */
export const takeTrail = (): TrailEvent[] => {
  const taken = buffer;
  buffer = [];
  return taken;
};
export const trailLength = (): number => buffer.length;

/** Told of every event; given by `features/risk`. */
export const onTrail = (hear: (event: TrailEvent) => void): void => {
  listener = hear;
};

note('open');
