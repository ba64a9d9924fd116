import Koa from 'koa';
import { allowLoopback } from './control/cors.ts';
import { controlRoutes } from './control/routes.ts';
import { invoiceRoutes } from './invoice/routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { pageRoutes } from './pages/routes.ts';
import { payRoutes } from './pay/routes.ts';
import type { Sim } from './sim.ts';
import { smsRoutes } from './sms/routes.ts';
import { wechatRoutes } from './wechat/routes.ts';

/**
 * The sandbox as one Koa application: WeChat Pay under /v3, the mini-program API, the invoice platform, the SMS service, people's pages, and
 * the control API under /__sim. The mail server listens beside it.
 */
export function buildApp(sim: Sim): Koa {
  const app = new Koa();
  app.silent = true;
  app.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') sim.journal.add('control', `内部错误：${error.message}`, false, error.stack);
  });
  app.use(payRoutes(sim));
  app.use(wechatRoutes(sim));
  app.use(invoiceRoutes(sim));
  app.use(smsRoutes(sim));
  app.use(mailRoutes(sim));
  app.use(pageRoutes(sim));
  app.use(allowLoopback);
  app.use(controlRoutes(sim));
  return app;
}
