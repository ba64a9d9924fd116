import type { TrailKind } from '@huitou/shared-types/risk/states.ts';

/** One thing that happened on a phone, as the server keeps it. Times in ms: `received` by the server's clock, `at` by the phone's. */
export interface Mark {
  readonly kind: TrailKind;
  readonly target: string;
  readonly received: number;
  readonly at: number;
  readonly x: number | null;
  readonly y: number | null;
  readonly press: number | null;
  /** Which start of the app it belongs to: the phone's clock may have another origin in the next one. */
  readonly run: string;
}
/** The arrival of a batch: what the phone's clock said when it was sent, and the server's when it came. */
export interface Arrival {
  readonly run: string;
  readonly sentAt: number;
  readonly received: number;
}
export interface Trail {
  readonly marks: readonly Mark[];
  readonly arrivals: readonly Arrival[];
}
