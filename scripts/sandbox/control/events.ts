import { PassThrough } from 'node:stream';
import type { Context } from 'koa';
import type { Sim } from '../sim.ts';

/** The journal as server-sent events: first what is kept, then live. */
export function events(sim: Sim, ctx: Context): void {
  const stream = new PassThrough();
  const send = (entry: object) => stream.write(`data: ${JSON.stringify(entry)}\n\n`);
  ctx.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  ctx.body = stream;
  stream.write('retry: 1000\n\n');
  for (const entry of sim.journal.list()) send(entry);
  const stop = sim.journal.watch(send);
  stream.once('close', stop);
}
