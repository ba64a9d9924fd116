import type { z } from 'zod';

/** `default` for short work, `slow` for exports, imports and bills, `clock` for what comes round. */
export type QueueName = 'events' | 'default' | 'slow' | 'clock';

export interface Job<P> {
  readonly name: string;
  readonly queue: QueueName;
  readonly schema: z.ZodType<P>;
  /** Attempts in all, and the pause before the second (ms); each further pause doubles. */
  readonly retry: { readonly attempts: number; readonly backoffMs: number };
  /** Runs by itself this often (ms), in one worker at a time. */
  readonly everyMs?: number;
  /** Safe to run twice and to overlap. `stop` aborts when the process is asked to end: long batches look at it between rows. */
  readonly handle: (payload: P, stop: AbortSignal) => Promise<void>;
}
/** Any job, as the runner sees it: payload types differ, and the schema checks them at run time. */
export interface AnyJob extends Omit<Job<unknown>, 'schema' | 'handle'> {
  readonly schema: z.ZodType;
  readonly handle: (payload: never, stop: AbortSignal) => Promise<void>;
}

export const defineJob = <P>(job: Job<P>): Job<P> => job;
