import type { Context, Middleware } from 'koa';
import { pathParams, pathPattern } from '../routing.ts';
import type { Sim } from '../sim.ts';
import { applyAbnormalRefund } from './abnormal-refund.ts';
import { downloadBill, requestFundFlowBill, requestTradeBill } from './bills.ts';
import { empty, type PayHandler, payCall } from './call.ts';
import { certificates } from './certificates.ts';
import { closeOrder, queryOrder } from './orders.ts';
import { prepay } from './prepay.ts';
import { queryRefund, requestRefund } from './refunds.ts';

/** Every call that is spoken here. A further product (transfers, profit sharing) is a line in this table and a file beside it. */
const CALLS: readonly [method: string, path: string, handler: PayHandler][] = [
  ['POST', '/v3/pay/transactions/jsapi', (sim, call) => prepay(sim, call.body)],
  ['GET', '/v3/pay/transactions/id/:id', (sim, { params, query }) => queryOrder(sim, 'transaction', params.id ?? '', query.get('mchid'))],
  [
    'GET',
    '/v3/pay/transactions/out-trade-no/:no',
    (sim, { params, query }) => queryOrder(sim, 'out-trade-no', params.no ?? '', query.get('mchid')),
  ],
  ['POST', '/v3/pay/transactions/out-trade-no/:no/close', (sim, { params, body }) => closeOrder(sim, params.no ?? '', body) as undefined],
  ['POST', '/v3/refund/domestic/refunds', (sim, call) => requestRefund(sim, call.body)],
  ['GET', '/v3/refund/domestic/refunds/:no', (sim, { params }) => queryRefund(sim, params.no ?? '')],
  [
    'POST',
    '/v3/refund/domestic/refunds/:id/apply-abnormal-refund',
    (sim, { params, body, headers }) => applyAbnormalRefund(sim, params.id ?? '', body, headers['wechatpay-serial'] as string | undefined),
  ],
  ['GET', '/v3/bill/tradebill', (sim, { query }) => requestTradeBill(sim, query)],
  ['GET', '/v3/bill/fundflowbill', (sim, { query }) => requestFundFlowBill(sim, query)],
  ['GET', '/v3/billdownload/file', (sim, { query }) => downloadBill(sim, query)],
  ['GET', '/v3/certificates', (sim) => certificates(sim)],
];

const compiled = CALLS.map(([method, path, handler]) => ({
  method,
  pattern: pathPattern(path),
  handler,
}));

/** Answers `/v3/*`: unknown paths get an empty 404 and wrong methods an empty 405, as at WeChat Pay. */
export const payRoutes =
  (sim: Sim): Middleware =>
  async (ctx: Context, next) => {
    if (!ctx.path.startsWith('/v3/')) return next();
    let known = false;
    for (const { method, pattern, handler } of compiled) {
      const match = pattern.exec(ctx.path);
      if (!match) continue;
      known = true;
      if (method !== ctx.method) continue;
      return payCall(sim, ctx, pathParams(match), handler);
    }
    empty(ctx, known ? 405 : 404);
    sim.journal.add('request', `${ctx.method} ${ctx.path} → ${ctx.status}`, false);
  };
