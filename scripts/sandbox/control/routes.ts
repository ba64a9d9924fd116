import type { Context, Middleware } from 'koa';
import { rawBody } from '../http.ts';
import { pathParams, pathPattern } from '../routing.ts';
import type { Sim } from '../sim.ts';
import { controlActions } from './actions.ts';
import { events } from './events.ts';

/** The control API under `/__sim`: every library method by HTTP. A refusal is 400 `{message}`. */
export function controlRoutes(sim: Sim): Middleware {
  const routes = Object.entries(controlActions(sim)).map(([route, action]) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, pattern: pathPattern(`/__sim${path}`), action };
  });
  return async (ctx: Context, next) => {
    if (ctx.method === 'GET' && ctx.path === '/__sim/events') return events(sim, ctx);
    for (const { method, pattern, action } of routes) {
      const match = method === ctx.method && pattern.exec(ctx.path);
      if (!match) continue;
      try {
        const input = ctx.method === 'GET' ? ctx.query : parse(await rawBody(ctx.req));
        ctx.body = (await action({ ...input, ...pathParams(match) })) ?? { ok: true };
      } catch (error) {
        ctx.status = 400;
        ctx.body = { message: error instanceof Error ? error.message : String(error) };
      }
      return;
    }
    await next();
  };
}

function parse(raw: string): Record<string, unknown> {
  if (!raw.trim()) return {};
  const body: unknown = JSON.parse(raw);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new TypeError('The body is a JSON object.');
  return body as Record<string, unknown>;
}
