import { createHash } from 'node:crypto';
import { z } from 'zod';
import { prepayId } from '../ids.ts';
import type { Settings } from '../settings.ts';
import type { Sim } from '../sim.ts';
import { parseTime } from '../times.ts';
import { orderClosed, orderPaid, PayError, paramError } from './errors.ts';
import type { Order } from './ledger.ts';
import { currency, fen, notifyUrl, outTradeNo, parseBody, rfc3339, text } from './rules.ts';

/** A prepay_id can be paid for two hours. */
export const PREPAY_LIFE_MS = 2 * 3600_000;
const DEFAULT_EXPIRE_MS = 7 * 86400_000;

const goods = z.object({
  merchant_goods_id: z.string().regex(/^[0-9A-Za-z_-]{1,32}$/, '必须为1到32位的数字、大小写字母或_-'),
  wechatpay_goods_id: z.string().max(32).optional(),
  goods_name: text(256).optional(),
  quantity: z.int().min(1),
  unit_price: z.int().min(0),
});

const schemaFor = (settings: Settings) =>
  z.object({
    appid: z.string().min(1).max(32),
    mchid: z.string().min(1).max(32),
    description: text(127),
    out_trade_no: outTradeNo,
    time_expire: rfc3339.optional(),
    attach: text(128).optional(),
    notify_url: notifyUrl(settings),
    goods_tag: z.string().max(32).optional(),
    support_fapiao: z.boolean().optional(),
    amount: z.object({ total: fen, currency }),
    payer: z.object({ openid: z.string().min(1).max(128) }),
    detail: z
      .object({
        cost_price: z.int().min(0).optional(),
        invoice_id: z.string().max(32).optional(),
        goods_detail: z.array(goods).min(1).max(6000).optional(),
      })
      .optional(),
    scene_info: z
      .object({
        payer_client_ip: z.string().min(1).max(45),
        device_id: z.string().max(32).optional(),
        store_info: z.object({ id: z.string().min(1).max(32) }).optional(),
      })
      .optional(),
    settle_info: z.object({ profit_sharing: z.boolean().optional() }).optional(),
  });

const schemas = new WeakMap<Settings, ReturnType<typeof schemaFor>>();

/** `POST /v3/pay/transactions/jsapi`. Throws the refusals of 下单: PARAM_ERROR, APPID_MCHID_NOT_MATCH, OUT_TRADE_NO_USED, ORDERPAID, ORDER_CLOSED. */
export function prepay(sim: Sim, raw: string): { prepay_id: string } {
  const { settings, ledger, keys } = sim;
  let schema = schemas.get(settings);
  if (!schema) schemas.set(settings, (schema = schemaFor(settings)));
  const input = parseBody(schema, raw);
  if (input.mchid !== keys.mchId) throw new PayError(400, 'MCH_NOT_EXISTS', '商户号不存在');
  if (input.appid !== keys.appId) throw new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配，请检查后再试');
  const now = sim.clock.now();
  const fingerprint = createHash('sha256').update(JSON.stringify(input)).digest('base64');

  const known = ledger.orders.get(input.out_trade_no);
  if (known) return again(sim, known, fingerprint, now);

  if (!sim.people.get(input.payer.openid)) {
    throw paramError('无效的openid', { field: '/payer/openid', value: input.payer.openid, issue: '无效的openid', location: 'body' });
  }
  const order: Order = {
    no: input.out_trade_no,
    description: input.description,
    ...(input.attach !== undefined && { attach: input.attach }),
    notifyUrl: input.notify_url,
    total: input.amount.total,
    openid: input.payer.openid,
    ...(input.scene_info?.device_id !== undefined && { deviceId: input.scene_info.device_id }),
    fingerprint,
    createdAt: now,
    expiresAt: expiry(settings, input.time_expire, now),
    prepayId: prepayId(now),
    prepayAt: now,
    state: 'NOTPAY',
    refunds: [],
    refunded: 0,
  };
  ledger.orders.put(order);
  return { prepay_id: order.prepayId };
}

/** The same number once more: the same parameters get a payable prepay_id, anything else is refused. */
function again(sim: Sim, order: Order, fingerprint: string, now: number): { prepay_id: string } {
  const state = sim.ledger.stateOf(order, now);
  if (state === 'SUCCESS' || state === 'REFUND') throw orderPaid();
  if (state === 'CLOSED') throw orderClosed();
  if (order.fingerprint !== fingerprint) throw new PayError(403, 'OUT_TRADE_NO_USED', '商户订单号重复，请核实商户订单号是否重复提交');
  if (now >= order.prepayAt + PREPAY_LIFE_MS) {
    sim.ledger.byPrepay.delete(order.prepayId);
    order.prepayId = prepayId(now);
    order.prepayAt = now;
    sim.ledger.orders.put(order);
  }
  return { prepay_id: order.prepayId };
}

function expiry(settings: Settings, timeExpire: string | undefined, now: number): number {
  if (timeExpire === undefined) return now + DEFAULT_EXPIRE_MS;
  const at = parseTime(timeExpire);
  const refuse = (issue: string) =>
    paramError(`time_expire时间过短或过长：${issue}`, { field: '/time_expire', value: timeExpire, issue, location: 'body' });
  if (at < now + 60_000) throw refuse('订单失效时间须晚于当前时间1分钟以上');
  if (at > now + settings.timeExpireMaxMs) throw refuse('订单失效时间超过最长允许的时间');
  return at;
}
