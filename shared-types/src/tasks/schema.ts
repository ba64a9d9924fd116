import { z } from 'zod';
import { cursorIn, id, maybeText, page, time } from '../schema.ts';

/** A long piece of work that a member of staff started: an export, an import. */
export const rowError = z.object({ row: z.int(), column: z.string(), message: z.string() });
export const task = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.int(),
  total: z.int(),
  /** Path of the finished file, with a signature that holds for some minutes. */
  downloadUrl: z.string().nullable(),
  message: z.string(),
  errors: z.array(rowError),
  createdAt: time,
  finishedAt: time.nullable(),
});
export const taskListIn = z.object({ ...cursorIn, kind: maybeText(40).optional() });
export const taskPage = page(task);

export const failedJob = z.object({
  id,
  queue: z.string(),
  name: z.string(),
  payload: z.unknown(),
  error: z.string(),
  attempts: z.int(),
  failedAt: time,
  replayedAt: time.nullable(),
});
export const failedJobListIn = z.object({ ...cursorIn, name: maybeText(80).optional(), open: z.boolean().optional() });
export const failedJobPage = page(failedJob);
export const queueHealth = z.object({
  outboxWaiting: z.int(),
  outboxOldestSeconds: z.int(),
  queues: z.array(z.object({ name: z.string(), waiting: z.int(), active: z.int(), delayed: z.int(), failed: z.int() })),
});
export type RowError = z.output<typeof rowError>;
export type Task = z.output<typeof task>;
export type TaskListIn = z.input<typeof taskListIn>;
export type TaskPage = z.output<typeof taskPage>;
export type FailedJob = z.output<typeof failedJob>;
export type FailedJobListIn = z.input<typeof failedJobListIn>;
export type FailedJobPage = z.output<typeof failedJobPage>;
export type QueueHealth = z.output<typeof queueHealth>;
