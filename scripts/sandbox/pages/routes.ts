import type { Context, Middleware } from 'koa';
import type { Sim } from '../sim.ts';
import { cashierPage } from './cashier.ts';
import { codePage } from './code.ts';
import { HOME_SCRIPT, homePage } from './home.ts';
import { loginPage } from './login.ts';

/** The pages for people. They may be framed: the storefront shows cashier and login in an iframe. */
export const pageRoutes =
  (sim: Sim): Middleware =>
  async (ctx: Context, next) => {
    if (ctx.method !== 'GET') return next();
    const query = new URL(ctx.req.url as string, sim.url).searchParams;
    if (ctx.path === '/') return html(ctx, homePage(sim));
    if (ctx.path === '/assets/home.js') {
      ctx.type = 'text/javascript; charset=utf-8';
      ctx.set('Cache-Control', 'no-cache');
      ctx.body = HOME_SCRIPT;
      return;
    }
    if (ctx.path === '/cashier') return html(ctx, cashierPage(sim, query));
    if (ctx.path === '/login') return html(ctx, loginPage(sim));
    if (ctx.path === '/wxacode') return html(ctx, codePage(query));
    return next();
  };

function html(ctx: Context, text: string): void {
  ctx.type = 'html';
  ctx.set('Cache-Control', 'no-store');
  ctx.body = text;
}
