import type { Context, Middleware } from 'koa';
import type { Sim } from '../sim.ts';
import { type NuonuoHandler, nuonuoCall } from './call.ts';
import { serveFile } from './files.ts';
import { queryResult } from './query-result.ts';
import { reInvoice } from './re-invoice.ts';
import { applyRed } from './red-apply.ts';
import { cancelRed, queryRed, refreshRed } from './red-forms.ts';
import { issueRed } from './red-issue.ts';
import { requestBilling } from './request-billing.ts';
import { giveToken } from './token.ts';

/** Every method of the open platform that is spoken here, without its `nuonuo.OpeMplatform.`. */
const METHODS = new Map<string, NuonuoHandler>([
  ['requestBillingNew', requestBilling],
  ['queryInvoiceResult', queryResult],
  ['reInvoice', reInvoice],
  ['saveInvoiceRedConfirm', applyRed],
  ['queryInvoiceRedConfirm', queryRed],
  ['refreshInvoiceRedConfirm', refreshRed],
  ['confirmInfoCancel', cancelRed],
  ['fastInvoiceRed', issueRed],
]);

/** Answers the open platform's gateway, its token endpoint and its file host. */
export const invoiceRoutes =
  (sim: Sim): Middleware =>
  async (ctx: Context, next) => {
    if (ctx.method === 'POST' && ctx.path === '/open/v1/services') return nuonuoCall(sim, ctx, METHODS);
    if (ctx.method === 'POST' && ctx.path === '/accessToken') return giveToken(sim, ctx);
    if (ctx.method === 'GET' && ctx.path.startsWith('/invoice-files/')) return serveFile(sim, ctx);
    return next();
  };
