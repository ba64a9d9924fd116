import Router from '@koa/router';
import type { Context, Middleware, Next } from 'koa';

/**
 * A router for each group of paths (`/api/orders`, `/api/admin/products`, `/healthz`): a request is matched against the routes of its group
 * instead of all the hundreds of the shop.
 */
export const newRouters = () => {
  const groups = new Map<string, { router: Router; run: ReturnType<Router['routes']> }>();
  const groupOf = (path: string): string => /^\/(?:api\/(?:admin\/)?)?[^/]*/.exec(path)?.[0] ?? '';
  /** The router that a route with this path belongs to. */
  const of = (path: string): Router => {
    const group = groupOf(path);
    if (group.includes(':')) throw new Error(`${path} begins with a parameter: its group cannot be told`);
    const known = groups.get(group);
    if (known) return known.router;
    const router = new Router();
    groups.set(group, { router, run: router.routes() });
    return router;
  };
  const middleware: Middleware = (ctx, next) => {
    const group = groups.get(groupOf(ctx.path));
    return group ? (group.run as unknown as (ctx: Context, next: Next) => Promise<unknown>)(ctx, next) : next();
  };
  /** Whether a path has a route, whatever the method. */
  const knows = ({ path, method }: Context): boolean => (groups.get(groupOf(path))?.router.match(path, method).path.length ?? 0) > 0;
  return { of, middleware, knows };
};
