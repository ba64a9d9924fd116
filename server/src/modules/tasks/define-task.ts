import type { RowError } from '@huitou/shared-types/tasks/schema.ts';
import type { z } from 'zod';

/** Tells how far the work is. Written at most once a second; throws when the work must stop, so call it between batches. */
export type Progress = (done: number, total: number) => Promise<void>;

export interface TaskResult {
  /** Kept privately for a week; whoever started the task gets a link to it. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array; readonly type: string };
  /** One line for people. */
  readonly message?: string;
  /** Rows that could not be taken, or that deserve a look; the others have been. */
  readonly errors?: readonly RowError[];
  /** Nothing at all was done: the task ends as failed, with its message and errors. */
  readonly failed?: boolean;
}
export interface TaskKind<P> {
  readonly kind: string;
  readonly schema: z.ZodType<P>;
  /** Must be safe to run again from the start: that happens when a worker dies. A refusal (ShopError) is shown to whoever started it. */
  readonly run: (payload: P, progress: Progress) => Promise<TaskResult>;
}

type AnyKind = Omit<TaskKind<never>, 'schema'> & { readonly schema: z.ZodType };
const kinds = new Map<string, AnyKind>();

/** Declares a kind of task, when the slice is loaded. */
export const defineTask = <P>(kind: TaskKind<P>): TaskKind<P> => {
  if (kinds.has(kind.kind)) throw new Error(`Two kinds of task are named ${kind.kind}`);
  kinds.set(kind.kind, kind);
  return kind;
};
export const kindOf = (name: string): AnyKind | undefined => kinds.get(name);
