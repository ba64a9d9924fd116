import type { Context, Middleware } from 'koa';
import type { Sim } from '../sim.ts';
import { type WechatHandler, wechatCall } from './call.ts';
import { miniProgramCode } from './codes.ts';
import { checkMedia, checkText } from './content.ts';
import { deliveryList } from './delivery-list.ts';
import { codeToSession } from './login.ts';
import { phoneNumber } from './phone.ts';
import { riskRank } from './risk-rank.ts';
import { uploadShipping } from './shipping.ts';
import { getOrder, getOrderList, isTradeManaged, remindReceipt, setJumpPath } from './shipping-queries.ts';
import { stableToken } from './token.ts';

interface Call {
  method: 'GET' | 'POST';
  handler: WechatHandler;
  /** Called with appid and secret instead of an access token. */
  open?: true;
}

const post = (handler: (sim: Sim, body: Record<string, unknown>) => ReturnType<WechatHandler>): Call => ({
  method: 'POST',
  handler: (sim, { body }) => handler(sim, body),
});

/** Every mini-program call that is spoken here. */
const CALLS = new Map<string, Call>([
  ['/sns/jscode2session', { method: 'GET', handler: (sim, { query }) => codeToSession(sim, query), open: true }],
  ['/cgi-bin/stable_token', { ...post(stableToken), open: true }],
  ['/wxa/business/getuserphonenumber', post(phoneNumber)],
  ['/wxa/getuserriskrank', post(riskRank)],
  ['/wxa/getwxacodeunlimit', post(miniProgramCode)],
  ['/wxa/msg_sec_check', post(checkText)],
  ['/wxa/media_check_async', post(checkMedia)],
  ['/wxa/sec/order/upload_shipping_info', post(uploadShipping)],
  ['/wxa/sec/order/get_order', post(getOrder)],
  ['/wxa/sec/order/get_order_list', post(getOrderList)],
  ['/wxa/sec/order/notify_confirm_receive', post(remindReceipt)],
  ['/wxa/sec/order/set_msg_jump_path', post(setJumpPath)],
  ['/wxa/sec/order/is_trade_managed', post(isTradeManaged)],
  ['/cgi-bin/express/delivery/open_msg/get_delivery_list', post(deliveryList)],
]);

/** Answers the paths of api.weixin.qq.com. A wrong method is errcode 43001 or 43002, as there. */
export const wechatRoutes =
  (sim: Sim): Middleware =>
  async (ctx: Context, next) => {
    const call = CALLS.get(ctx.path);
    if (!call) return next();
    if (call.method !== ctx.method) {
      ctx.body =
        call.method === 'GET' ? { errcode: 43001, errmsg: 'require GET method' } : { errcode: 43002, errmsg: 'require POST method' };
      return;
    }
    await wechatCall(sim, ctx, call.handler, !call.open);
  };
