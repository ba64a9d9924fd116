import { ApiError } from '@huitou/shared-types/client.ts';
import type { TrailIn } from '@huitou/shared-types/risk/schema.ts';
import { TRAIL_MOST, trimTrail, type TrailEvent } from '@/platform/trail';

export type Batch = Omit<TrailIn, 'deviceId' | 'fingerprint'>;
type Unsent = Pick<Batch, 'seq' | 'events'>;

interface Doors {
  run: string;
  take: () => TrailEvent[];
  /** @throws ApiError */
  post: (batch: Batch) => Promise<unknown>;
}

/** A batch that the server cannot read is dropped; any other failure says nothing about it, and a batch that came twice is ignored there. */
const isUnreadable = (error: unknown): boolean => error instanceof ApiError && (error.status === 400 || error.status === 422);

/** Batches in order, each under a number of its own; one that did not arrive is repeated as it was, with the time of the new try. */
export const makeSender = ({ run, take, post }: Doors) => {
  let seq = 0;
  let unsent: Unsent | undefined;
  let later: TrailEvent[] = [];
  let running: Promise<unknown> | undefined;

  const next = (): Batch | undefined => {
    later = [...later, ...take()];
    if (!unsent && later.length > 0) {
      unsent = { seq, events: trimTrail(later, TRAIL_MOST) };
      later = [];
      seq += 1;
    }
    later = trimTrail(later);
    return unsent && { run, sentAt: Date.now(), ...unsent };
  };

  /** Hands the batch that is due to `deliver`; whether it has arrived is known from how that ends. */
  const carry = async <T>(deliver: (batch: Batch | undefined) => Promise<T>): Promise<T> => {
    await running?.catch(() => undefined);
    const work = deliver(next());
    running = work;
    try {
      const answer = await work;
      unsent = undefined;
      return answer;
    } catch (error) {
      if (isUnreadable(error)) unsent = undefined;
      throw error;
    } finally {
      running = undefined;
    }
  };

  return {
    /** Sends what is due. @returns whether it arrived */
    flush: (): Promise<boolean> =>
      carry(async (batch) => batch && post(batch)).then(
        () => true,
        () => false,
      ),
    /** Lets another request take the batch along. @throws what that request throws */
    carry,
  };
};
