import type { Invariant } from './invariant.ts';
import type { RawRoute, Mounted } from './http/mount.ts';
import type { Handler } from './queue/events.ts';
import type { AnyJob } from './queue/jobs.ts';

/** What a slice brings to the process; the list of all of them is `src/slices.ts`. */
export interface Slice {
  readonly name: string;
  readonly entities?: readonly unknown[];
  readonly routes?: readonly Mounted[];
  readonly raw?: readonly RawRoute[];
  readonly handlers?: readonly Handler[];
  readonly jobs?: readonly AnyJob[];
  /** Work that never ends, begun in every worker; what is in hand is finished before `stop` resolves. */
  readonly loops?: readonly (() => { stop: () => Promise<void> })[];
  /** What must always hold of its data: checked by the tests after every story, and live by the slice `checks`. */
  readonly invariants?: readonly Invariant[];
}
