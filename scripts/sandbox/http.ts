import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from 'koa';
import type { Sim } from './sim.ts';

const MAX_BODY_BYTES = 10 << 20;

/** The body exactly as it came. Throws 413 when it is over 10 MiB. */
export async function rawBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw Object.assign(new Error('body too large'), { status: 413, expose: true });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Cuts the connection without an answer. */
export function reset(ctx: Context): void {
  ctx.respond = false;
  ctx.req.socket.resetAndDestroy();
}

/** Keeps the caller waiting for an answer that never comes; cuts the connection after `ms`. */
export async function hang(sim: Sim, ctx: Context, ms = 60_000): Promise<void> {
  const gone = new AbortController();
  ctx.req.socket.once('close', () => gone.abort());
  await sleep(ms, undefined, { signal: AbortSignal.any([gone.signal, sim.closing]) }).catch(() => undefined);
  reset(ctx);
}

/** Sends the headers and half of the body, and the rest `ms` later. */
export async function trickle(sim: Sim, ctx: Context, body: Buffer, ms = 15_000): Promise<void> {
  ctx.respond = false;
  const { res } = ctx;
  res.writeHead(ctx.status, { ...(ctx.response.headers as Record<string, string>), 'content-length': body.length });
  res.write(body.subarray(0, body.length >> 1));
  await sleep(ms, undefined, { signal: sim.closing }).catch(() => undefined);
  res.end(body.subarray(body.length >> 1));
}
