import type { Context, Next } from 'koa';

const LOOPBACK = /^https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/** Lets pages served from this machine call; refuses pages from anywhere else, which have no business moving the sandbox. */
export async function allowLoopback(ctx: Context, next: Next): Promise<void> {
  const { origin } = ctx.headers;
  if (origin !== undefined && ctx.path.startsWith('/__sim/')) {
    const own = origin === `http://${ctx.headers.host}`;
    if (!own && !LOOPBACK.test(origin)) {
      ctx.status = 403;
      ctx.body = { message: 'Only pages from this machine may use the control API.' };
      return;
    }
    ctx.set('Access-Control-Allow-Origin', origin);
    ctx.vary('Origin');
    if (ctx.method === 'OPTIONS') {
      ctx.set('Access-Control-Allow-Methods', 'GET, POST, DELETE');
      ctx.set('Access-Control-Allow-Headers', 'Content-Type');
      ctx.status = 204;
      return;
    }
  }
  await next();
}
