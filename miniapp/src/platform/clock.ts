/**
 * The server's time on this phone. Every answer of the server says what time it is there; whoever asks here gets a time that the server has
 * certainly reached, whatever the phone's own clock shows. So nothing opens or closes early; how much later it does is at most the way of the
 * fastest answer so far.
 */

/** The `Date` header is cut to whole seconds, and an answer may have been a second in a cache. */
const STALE_MS = 2000;

export interface ServerClock {
  /** @param stamp what the server said; @param sent, got the local moments (ms) between which it said so */
  hear: (stamp: number, sent: number, got: number) => void;
  now: () => number;
}

export const makeServerClock = (local: () => number, first: number): ServerClock => {
  // Until an answer came, the phone's own clock.
  let offset = first - local();
  let heard = false;
  return {
    hear(stamp, sent, got) {
      if (!Number.isFinite(stamp)) return;
      // When the answer arrived, the server's time was `stamp` or later; of all such bounds the highest is the best.
      const atLeast = stamp - got;
      // If it cannot have been as late as we believed, the local clock was set meanwhile.
      const wasSet = stamp + STALE_MS - sent < offset;
      if (!heard || atLeast > offset || wasSet) offset = atLeast;
      heard = true;
    },
    now: () => local() + offset,
  };
};

/** A browser has a clock that nobody can set; WeChat has the phone's only. */
export const localNow = (): number => (process.env.TARO_ENV === 'h5' ? performance.now() : Date.now());

const clock = makeServerClock(localNow, Date.now());

/** The server's time, ms since 1970: never later than it is there. */
export const serverNow = clock.now;

/** An answer says what time it is. */
export const hearServerTime = (stamp: string | undefined, sent: number, got = localNow()): void => {
  if (stamp !== undefined) clock.hear(Date.parse(stamp), sent, got);
};
