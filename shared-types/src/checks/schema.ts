import { z } from 'zod';
import { cursorIn, id, page, time } from '../schema.ts';
import { checkStates } from './states.ts';

/** A row that breaks the rule, column → value as text. */
const row = z.record(z.string(), z.string().nullable());

export const check = z.object({
  /** `payments: a payment counts its refunds` */
  name: z.string(),
  slice: z.string(),
  title: z.string(),
  state: z.enum(checkStates),
  ranAt: time.nullable(),
  /** How long its statement took. */
  ms: z.int(),
  /** Rows that break it; at most 1000 are counted. */
  count: z.int(),
  /** The first of them. */
  rows: z.array(row),
  /** Why it could not be run. */
  message: z.string(),
  redSince: time.nullable(),
  /** Where staff look closer; `{column}` stands for that column of a row. */
  link: z.string().nullable(),
});
export const checkRun = z.object({
  id,
  state: z.enum(['waiting', 'running', 'done']),
  /** False: only what is recent was looked at, as the clock does every few minutes. */
  whole: z.boolean(),
  staffName: z.string(),
  startedAt: time,
  finishedAt: time.nullable(),
  ms: z.int(),
  checks: z.int(),
  red: z.int(),
});
export const checksOut = z.object({
  last: checkRun.nullable(),
  lastWhole: checkRun.nullable(),
  running: checkRun.nullable(),
  red: z.int(),
  /** Red ones first. */
  items: z.array(check),
});
export const runChecksIn = z.object({ whole: z.boolean().default(true) });
/** From the first red run to the first green one. */
export const incident = z.object({
  id,
  name: z.string(),
  title: z.string(),
  startedAt: time,
  lastSeenAt: time,
  endedAt: time.nullable(),
  runs: z.int(),
  count: z.int(),
  rows: z.array(row),
  link: z.string().nullable(),
});
export const incidentListIn = z.object({ ...cursorIn, open: z.boolean().optional() });
export const incidentPage = page(incident);

export type Check = z.output<typeof check>;
export type CheckRun = z.output<typeof checkRun>;
export type ChecksOut = z.output<typeof checksOut>;
export type RunChecksIn = z.input<typeof runChecksIn>;
export type Incident = z.output<typeof incident>;
export type IncidentListIn = z.input<typeof incidentListIn>;
export type IncidentPage = z.output<typeof incidentPage>;
