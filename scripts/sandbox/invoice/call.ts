import type { Context } from 'koa';
import { API_FAULTS } from '../faults.ts';
import { rawBody, trickle } from '../http.ts';
import type { Sim } from '../sim.ts';
import { struckAfter, struckBefore } from '../strike.ts';
import { NuonuoError } from './errors.ts';
import { verifyCall } from './verify-call.ts';

/** What a method answers beside `{code: 'E0000', describe}`. */
export type NuonuoHandler = (sim: Sim, body: Record<string, unknown>) => { describe?: string; result: unknown };

const PREFIX = 'nuonuo.OpeMplatform.';

/** Runs one call of the open platform: signature, token, faults, method. Refusals are HTTP 200 with a code. */
export async function nuonuoCall(sim: Sim, ctx: Context, methods: ReadonlyMap<string, NuonuoHandler>): Promise<void> {
  const raw = await rawBody(ctx.req);
  const name = String(ctx.headers.method ?? '').replace(PREFIX, '');
  const fault = sim.faults.take(API_FAULTS, name, ctx.path, `${ctx.method} ${ctx.path}`);
  const what = `发票 ${name}`;
  try {
    const query = new URL(ctx.req.url as string, sim.url).searchParams;
    const method = verifyCall(sim, { path: ctx.path, query, headers: ctx.headers, body: raw });
    const handler = method.startsWith(PREFIX) ? methods.get(method.slice(PREFIX.length)) : undefined;
    if (!handler) throw new NuonuoError('070501', '请求的API不存在');
    if (fault?.kind === 'refuse') throw new NuonuoError(fault.code ?? 'E9999', fault.message ?? '系统繁忙，请稍后重试');
    if (fault && (await struckBefore(sim, ctx, fault, what))) return;
    const answer = handler(sim, parse(raw));
    if (fault && (await struckAfter(sim, ctx, fault, what))) return;
    ctx.status = 200;
    ctx.type = 'application/json; charset=utf-8';
    const text = JSON.stringify({ code: 'E0000', describe: answer.describe ?? '成功', result: answer.result });
    if (fault?.kind === 'slow-body') await trickle(sim, ctx, Buffer.from(text), fault.ms);
    else ctx.body = text;
    sim.journal.add('invoice', what, true, { fault: fault?.kind, body: raw.slice(0, 4000) });
  } catch (error) {
    if (!(error instanceof NuonuoError)) throw error;
    ctx.body = { code: error.code, describe: error.message };
    sim.journal.add('invoice', `${what} → ${error.code} ${error.message}`, false, { fault: fault?.kind, body: raw.slice(0, 4000) });
  }
}

function parse(raw: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(raw);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // refused below
  }
  throw new NuonuoError('0201', '输入参数格式有误');
}
