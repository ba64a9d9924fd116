import { randomUUID } from 'node:crypto';
import type { Context, Middleware } from 'koa';
import { API_FAULTS } from '../faults.ts';
import { rawBody } from '../http.ts';
import type { Sim } from '../sim.ts';
import { struckAfter, struckBefore } from '../strike.ts';
import { SmsGatewayError } from './errors.ts';
import { querySms, type SmsAnswer, sendSms } from './send.ts';
import { verifyCall } from './verify-call.ts';

const VERSION = '2017-05-25';
const ACTIONS: Readonly<Record<string, (sim: Sim, query: URLSearchParams) => SmsAnswer>> = { SendSms: sendSms, QuerySendDetails: querySms };

/** Answers what the SMS service answers at its root: `POST /` with x-acs-action. */
export const smsRoutes =
  (sim: Sim): Middleware =>
  async (ctx: Context, next) => {
    const action = String(ctx.headers['x-acs-action'] ?? '');
    if (ctx.method !== 'POST' || ctx.path !== '/' || !action) return next();
    const RequestId = randomUUID().toUpperCase();
    const body = await rawBody(ctx.req);
    const what = `短信 ${action}`;
    const fault = sim.faults.take(API_FAULTS, action, `POST ${action}`);
    try {
      verifyCall(sim, { method: ctx.method, url: ctx.req.url as string, headers: ctx.headers, body });
      const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
      if (!run || ctx.headers['x-acs-version'] !== VERSION)
        throw new SmsGatewayError(404, 'InvalidAction.NotFound', 'Specified api is not found, please check your url and method.');
      if (fault && (await struckBefore(sim, ctx, fault, what))) return;
      const answer = run(sim, new URL(ctx.req.url as string, sim.url).searchParams);
      if (answer.Code !== 'OK') sim.journal.add('sms', `${what} → ${answer.Code} ${answer.Message}`, false);
      if (fault && (await struckAfter(sim, ctx, fault, what))) return;
      ctx.body = { RequestId, ...answer };
    } catch (error) {
      if (!(error instanceof SmsGatewayError)) throw error;
      sim.journal.add('sms', `${what} → ${error.code}`, false);
      ctx.status = error.status;
      ctx.body = { RequestId, HostId: ctx.host, Code: error.code, Message: error.message };
    }
  };
