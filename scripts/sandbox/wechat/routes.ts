import type { Context, Middleware } from 'koa';
import type { Sim } from '../sim.ts';
import { type WechatHandler, wechatCall } from './call.ts';
import { codeToSession } from './login.ts';
import { phoneNumber } from './phone.ts';
import { stableToken } from './token.ts';

interface Call {
  method: 'GET' | 'POST';
  handler: WechatHandler;
  /** Called with appid and secret instead of an access token. */
  open?: true;
}

/** Every mini-program call that is spoken here. */
const CALLS = new Map<string, Call>([
  ['/sns/jscode2session', { method: 'GET', handler: (sim, { query }) => codeToSession(sim, query), open: true }],
  ['/cgi-bin/stable_token', { method: 'POST', handler: (sim, { body }) => stableToken(sim, body), open: true }],
  ['/wxa/business/getuserphonenumber', { method: 'POST', handler: (sim, { body }) => phoneNumber(sim, body) }],
]);

/** Answers the paths of api.weixin.qq.com. A wrong method is errcode 43001 or 43002, as there. */
export const wechatRoutes =
  (sim: Sim): Middleware =>
  async (ctx: Context, next) => {
    const call = CALLS.get(ctx.path);
    if (!call) return next();
    if (call.method !== ctx.method) {
      ctx.body = call.method === 'GET' ? { errcode: 43001, errmsg: 'require GET method' } : { errcode: 43002, errmsg: 'require POST method' };
      return;
    }
    await wechatCall(sim, ctx, call.handler, !call.open);
  };
