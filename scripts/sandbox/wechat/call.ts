import type { Context } from 'koa';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_FAULTS, type ActiveFault } from '../faults.ts';
import { hang, rawBody, reset, trickle } from '../http.ts';
import { rid } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { WechatError } from './errors.ts';
import { checkToken } from './token.ts';

export type WechatInput = { query: URLSearchParams; body: Record<string, unknown> };
export type WechatAnswer = object | { image: Buffer; type: string };
export type WechatHandler = (sim: Sim, input: WechatInput) => WechatAnswer | Promise<WechatAnswer>;

/** Runs one mini-program call: token, JSON body, faults, handler. Always HTTP 200; a refusal is `{errcode, errmsg}` with a rid. */
export async function wechatCall(sim: Sim, ctx: Context, handler: WechatHandler, needsToken: boolean): Promise<void> {
  const raw = await rawBody(ctx.req);
  const query = new URL(ctx.req.url as string, sim.url).searchParams;
  const fault = sim.faults.take(API_FAULTS, ctx.path, `${ctx.method} ${ctx.path}`);
  let answer: WechatAnswer;
  try {
    if (needsToken) checkToken(sim, query.get('access_token'));
    if (fault && (await struckBefore(sim, ctx, fault))) return;
    answer = await handler(sim, { query, body: ctx.method === 'POST' ? parse(raw) : {} });
    if (fault && (await struckAfter(sim, ctx, fault))) return;
    sim.journal.add('request', `${ctx.method} ${ctx.path}`, true, { fault: fault?.kind, body: raw.slice(0, 2000) });
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    answer = { errcode: error.errcode, errmsg: `${error.message} ${rid(sim.clock.now())}` };
    sim.journal.add('request', `${ctx.method} ${ctx.path} → ${error.errcode} ${error.message}`, false, {
      fault: fault?.kind,
      body: raw.slice(0, 2000),
    });
  }
  await send(sim, ctx, answer, fault);
}

async function send(sim: Sim, ctx: Context, answer: WechatAnswer, fault: ActiveFault | undefined): Promise<void> {
  ctx.status = 200;
  if ('image' in answer) {
    ctx.type = answer.type;
    ctx.body = answer.image;
    return;
  }
  ctx.type = ctx.path.startsWith('/sns/') ? 'text/plain' : 'application/json; charset=UTF-8';
  const text = JSON.stringify(ctx.path.startsWith('/sns/') || 'access_token' in answer ? answer : { errcode: 0, errmsg: 'ok', ...answer });
  if (fault?.kind === 'slow-body') await trickle(sim, ctx, Buffer.from(text), fault.ms);
  else ctx.body = text;
}

function parse(raw: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(raw);
  } catch {
    throw new WechatError(47001, 'data format error');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new WechatError(47001, 'data format error');
  return body as Record<string, unknown>;
}

async function struckBefore(sim: Sim, ctx: Context, fault: ActiveFault): Promise<boolean> {
  const { kind } = fault;
  if (kind === 'errcode') throw new WechatError(fault.errcode ?? -1, fault.errmsg ?? 'system error');
  if (kind === 'system-error') throw new WechatError(-1, 'system error');
  if (kind === 'rate-limit') throw new WechatError(45011, 'api minute-quota reach limit, must slower, retry next minute');
  if (kind === 'delay') await sleep(fault.ms ?? 1000);
  if (kind === 'timeout') await hang(sim, ctx, fault.ms);
  else if (kind === 'reset') reset(ctx);
  else if (kind === 'unavailable' || kind === 'empty-404') ctx.status = kind === 'unavailable' ? 503 : 404;
  else return false;
  sim.journal.add('request', `${ctx.method} ${ctx.path}（故障 ${kind}，未生效）`, false);
  return true;
}

async function struckAfter(sim: Sim, ctx: Context, fault: ActiveFault): Promise<boolean> {
  if (!fault.kind.endsWith('-after')) return false;
  sim.journal.add('request', `${ctx.method} ${ctx.path}（故障 ${fault.kind}，已生效）`, false);
  if (fault.kind === 'system-error-after') throw new WechatError(-1, 'system error');
  if (fault.kind === 'timeout-after') await hang(sim, ctx, fault.ms);
  else reset(ctx);
  return true;
}
