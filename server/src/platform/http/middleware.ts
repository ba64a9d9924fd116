import type { Middleware } from 'koa';
import { randomUUID } from 'node:crypto';
import { env } from '../../env.ts';
import { nobody, withSurroundings } from '../context.ts';
import { fail } from '../errors.ts';
import { log } from '../log.ts';
import { httpDuration } from '../metrics.ts';
import { errorBody } from './dispatch.ts';

/** Gives every request an id, a log line, a measurement, and a coded answer to whatever goes wrong. */
export const surround: Middleware = async (ctx, next) => {
  const given = ctx.get('x-request-id');
  const requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
  const started = performance.now();
  ctx.set('X-Request-Id', requestId);
  await withSurroundings({ requestId, ip: ctx.ip, actor: nobody }, async () => {
    try {
      await next();
    } catch (error) {
      const { status, body } = errorBody(error, requestId);
      ctx.status = status;
      ctx.body = body;
    }
    const seconds = (performance.now() - started) / 1000;
    const route = (ctx as typeof ctx & { _matchedRoute?: string })._matchedRoute ?? 'other';
    httpDuration.observe({ method: ctx.method, route: String(route), status: ctx.status }, seconds);
    if (route !== 'other')
      log.debug({ method: ctx.method, route, status: ctx.status, ms: Math.round(seconds * 1000), ip: ctx.ip }, 'request');
    else if (ctx.status >= 500) log.warn({ method: ctx.method, path: ctx.path, status: ctx.status }, 'request');
  });
};

const windows = new Map<string, { count: number; until: number }>();
const WINDOW_MS = 10_000;

/**
 * A flood guard for each address, counted in this process: cheap enough for every request. Limits that must hold across
 * processes (sign-in, codes) are counted in Redis by their use cases.
 */
export const limitRate: Middleware = async (ctx, next) => {
  const at = Date.now();
  const seen = windows.get(ctx.ip);
  if (!seen || seen.until < at) {
    if (windows.size > 50_000) windows.clear();
    windows.set(ctx.ip, { count: 1, until: at + WINDOW_MS });
  } else if (++seen.count > env().RATE_LIMIT_PER_IP) {
    ctx.set('Retry-After', String(Math.ceil((seen.until - at) / 1000)));
    fail('rate_limited');
  }
  await next();
};
