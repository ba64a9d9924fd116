import { bodyParser } from '@koa/bodyparser';
import Koa from 'koa';
import compress from 'koa-compress';
import helmet from 'koa-helmet';
import { env } from './env.ts';
import { dispatch, type Authenticator } from './platform/http/dispatch.ts';
import { checkPrivateLink, readFile } from './platform/files/files.ts';
import { fail, must } from './platform/errors.ts';
import { limitRate, surround } from './platform/http/middleware.ts';
import { serveStatic } from './platform/http/static.ts';
import type { Mounted, RawRoute } from './platform/http/mount.ts';
import { withEm } from './platform/db/orm.ts';
import { healthRoutes } from './platform/http/health.ts';
import { newRouters } from './platform/http/routers.ts';

const JSON_LIMIT = '512kb';

const contentSecurity = () => {
  const wechat = env().DEV_WECHAT_URL === '' ? [] : [new URL(env().DEV_WECHAT_URL).origin];
  return {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'img-src': ["'self'", 'data:', 'blob:', 'https:'],
      'style-src': ["'self'", "'unsafe-inline'"],
      'script-src': ["'self'"],
      'font-src': ["'self'", 'data:'],
      // A picture that the customer chose is read by its blob: address on its way up.
      'connect-src': ["'self'", 'blob:', ...wechat],
      'frame-src': ["'self'", 'blob:', ...wechat],
      'object-src': ["'none'"],
      'base-uri': ["'self'"],
      'frame-ancestors': ["'self'"],
    },
  };
};

/** Pages get the whole set; JSON, which no browser renders, only what concerns it: it is answered thousands of times a second. */
const secureHeaders = (): Koa.Middleware => {
  const forPages = helmet({
    contentSecurityPolicy: contentSecurity(),
    crossOriginEmbedderPolicy: false,
    hsts: env().NODE_ENV === 'production',
  });
  const forJson = {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ...(env().NODE_ENV === 'production' ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
  return (ctx, next) => {
    if (!ctx.path.startsWith('/api/')) return forPages(ctx, next);
    ctx.set(forJson);
    return next();
  };
};

/** The HTTP side of the shop: middleware from the outside in, then the routes of all slices. */
export const createApp = (parts: { routes: readonly Mounted[]; raw: readonly RawRoute[]; auth: Authenticator }): Koa => {
  // Only what our own proxy added counts: everything before it in the header is what the caller claims.
  const app = new Koa({ proxy: env().TRUST_PROXY, maxIpsCount: 1 });
  const routers = newRouters();
  const hot = newRouters();
  healthRoutes(routers.of);
  for (const raw of parts.raw) {
    routers.of(raw.path).register(raw.path, [raw.method.toLowerCase()], async (ctx) => {
      const answer = await withEm(() =>
        raw.handle({
          headers: ctx.headers,
          query: Object.fromEntries(Object.entries(ctx.query).map(([k, v]) => [k, String(v)])),
          rawBody: ctx.request.rawBody ?? '',
        }),
      );
      ctx.status = answer.status;
      if (answer.type) ctx.type = answer.type;
      ctx.body = answer.body ?? null;
      // Koa answers 204 for an empty body; the status that the caller asked for wins.
      ctx.status = answer.status;
    });
  }
  routers.of('/api/files').get('/api/files/private', async (ctx) => {
    const { name, filename } = checkPrivateLink(Object.fromEntries(Object.entries(ctx.query).map(([k, v]) => [k, String(v)])));
    const bytes = must(await readFile(name));
    ctx.attachment(filename);
    ctx.set('Cache-Control', 'private, no-store');
    ctx.body = Buffer.from(bytes);
  });
  // Fixed paths before those with parameters, whatever order the slices list them in.
  const byPath = [...parts.routes].sort((a, b) => Number(a.route.path.includes(':')) - Number(b.route.path.includes(':')));
  for (const mounted of byPath) {
    const path = `/api${mounted.route.path}`;
    const { of } = mounted.route.hot ? hot : routers;
    of(path).register(path, [mounted.route.method.toLowerCase()], dispatch(mounted, parts.auth));
  }

  app.use(surround);
  app.use(limitRate);
  app.use(secureHeaders());
  app.use(hot.middleware);
  app.use(compress({ threshold: 2048, br: false }));
  app.use(
    bodyParser({
      enableTypes: ['json', 'form', 'xml'],
      jsonLimit: JSON_LIMIT,
      formLimit: '64kb',
      xmlLimit: '64kb',
      jsonStrict: true,
      parsedMethods: ['POST', 'PUT', 'PATCH'],
    }),
  );
  app.use(routers.middleware);
  app.use(serveStatic());
  app.use((ctx) => fail(routers.knows(ctx) || hot.knows(ctx) ? 'method_not_allowed' : 'not_found'));
  // Koa's own listener prints to the console; everything is logged by `surround` already.
  app.silent = true;
  return app;
};
