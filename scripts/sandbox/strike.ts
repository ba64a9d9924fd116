import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'koa';
import type { ActiveFault } from './faults.ts';
import { hang, reset } from './http.ts';
import type { Sim } from './sim.ts';

const STATUS: Partial<Record<string, number>> = { 'system-error': 500, 'rate-limit': 429, unavailable: 503, 'empty-404': 404 };

/** Faults of a plain JSON call that strike before anything has happened. True: the answer is given, or never will be. */
export async function struckBefore(sim: Sim, ctx: Context, fault: ActiveFault, what: string): Promise<boolean> {
  const status = STATUS[fault.kind];
  if (fault.kind === 'delay') await sleep(fault.ms ?? 1000);
  if (status !== undefined) ctx.status = status;
  else if (fault.kind === 'timeout') await hang(sim, ctx, fault.ms);
  else if (fault.kind === 'reset') reset(ctx);
  else return false;
  sim.journal.add('request', `${what}（故障 ${fault.kind}，未生效）`, false);
  return true;
}

/** Faults that lose the reply of something that has happened. True: the answer is given, or lost. */
export async function struckAfter(sim: Sim, ctx: Context, fault: ActiveFault, what: string): Promise<boolean> {
  if (!fault.kind.endsWith('-after')) return false;
  sim.journal.add('request', `${what}（故障 ${fault.kind}，已生效）`, false);
  if (fault.kind === 'system-error-after') ctx.status = 500;
  else if (fault.kind === 'timeout-after') await hang(sim, ctx, fault.ms);
  else reset(ctx);
  return true;
}
