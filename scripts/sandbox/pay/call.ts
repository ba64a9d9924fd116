import type { Context } from 'koa';
import { setTimeout as sleep } from 'node:timers/promises';
import { API_FAULTS, type ActiveFault } from '../faults.ts';
import { hang, rawBody, reset, trickle } from '../http.ts';
import { hex } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { PayError } from './errors.ts';
import { signatureHeaders, signOutgoing, spoil } from './sign.ts';
import { verifyRequest } from './verify-request.ts';

export interface PayCall {
  params: Record<string, string>;
  query: URLSearchParams;
  /** Raw request body. */
  body: string;
  headers: Context['headers'];
}

/** What a handler answers: an object is signed JSON, nothing is a signed 204, a file goes out unsigned. */
export type PayAnswer = object | undefined | { file: Buffer; type: string };
export type PayHandler = (sim: Sim, call: PayCall) => PayAnswer;

const BEFORE_EFFECT: Partial<Record<string, [number, string, string]>> = {
  'system-error': [500, 'SYSTEM_ERROR', '系统异常，请稍后重试'],
  'rate-limit': [429, 'FREQUENCY_LIMITED', '频率超限，请降低请求频率'],
  unavailable: [503, 'SERVICE_UNAVAILABLE', '服务不可用，请切换备用域名'],
};

/** Runs one WeChat Pay call from raw bytes to signed reply: verification, faults before the effect, the handler, faults after it. */
export async function payCall(sim: Sim, ctx: Context, params: Record<string, string>, handler: PayHandler): Promise<void> {
  ctx.set('Request-ID', `08${hex(18).toUpperCase()}-0`);
  const body = await rawBody(ctx.req);
  const url = ctx.req.url as string;
  const fault = sim.faults.take(API_FAULTS, ctx.path, `${ctx.method} ${ctx.path}`);
  try {
    verifyRequest({ method: ctx.method, url, headers: ctx.headers, body }, merchant(sim), sim.clock.wireSeconds());
    if (fault && (await struckBefore(sim, ctx, fault))) return;
    const answer = handler(sim, { params, query: new URL(url, sim.url).searchParams, body, headers: ctx.headers });
    if (fault && (await struckAfter(sim, ctx, fault))) return;
    await answerSigned(sim, ctx, answer, fault);
    sim.journal.add('request', `${ctx.method} ${ctx.path}`, true, { status: ctx.status, fault: fault?.kind, body: body.slice(0, 2000) });
  } catch (error) {
    if (!(error instanceof PayError)) throw error;
    ctx.status = error.status;
    ctx.body = { code: error.code, message: error.message, ...(error.detail && { detail: error.detail }) };
    sim.journal.add('request', `${ctx.method} ${ctx.path} → ${error.code} ${error.message}`, false, {
      status: error.status,
      fault: fault?.kind,
      body: body.slice(0, 2000),
      detail: error.detail,
    });
  }
}

const merchant = ({ keys }: Sim) => ({
  mchId: keys.mchId,
  serial: keys.merchantSerial,
  publicKey: keys.merchantPublic,
  platformSerials: keys.mode === 'certificate' ? [keys.platformSerial] : [keys.platformKeyId, keys.platformSerial],
});

/** Faults that strike before anything has happened. True: the answer is given. */
async function struckBefore(sim: Sim, ctx: Context, fault: ActiveFault): Promise<boolean> {
  const refusal = BEFORE_EFFECT[fault.kind];
  if (refusal) throw new PayError(...refusal);
  if (fault.kind === 'pay-error') throw new PayError(fault.status ?? 400, fault.code ?? 'PARAM_ERROR', fault.message ?? '参数错误');
  if (fault.kind === 'delay') await sleep(fault.ms ?? 1000);
  const strike: Partial<Record<string, () => unknown>> = {
    timeout: () => hang(sim, ctx, fault.ms),
    reset: () => reset(ctx),
    'empty-404': () => empty(ctx, 404),
    accepted: () => answerSigned(sim, ctx, { code: 'ACCEPTED', message: '请求已受理，请使用原参数重试' }, fault, 202),
  };
  const answer = strike[fault.kind];
  if (!answer) return false;
  sim.journal.add('request', `${ctx.method} ${ctx.path}（故障 ${fault.kind}，未生效）`, false);
  await answer();
  return true;
}

/** Faults that lose the reply of something that has happened. True: the answer is given, or lost. */
async function struckAfter(sim: Sim, ctx: Context, fault: ActiveFault): Promise<boolean> {
  if (!fault.kind.endsWith('-after')) return false;
  sim.journal.add('request', `${ctx.method} ${ctx.path}（故障 ${fault.kind}，已生效）`, false);
  if (fault.kind === 'system-error-after') throw new PayError(500, 'SYSTEM_ERROR', '系统异常，请稍后重试');
  if (fault.kind === 'timeout-after') await hang(sim, ctx, fault.ms);
  else reset(ctx);
  return true;
}

export function empty(ctx: Context, status: number): void {
  ctx.body = null;
  ctx.status = status;
}

async function answerSigned(sim: Sim, ctx: Context, answer: PayAnswer, fault: ActiveFault | undefined, status = 200): Promise<void> {
  if (answer && 'file' in answer && Buffer.isBuffer(answer.file)) {
    ctx.body = answer.file;
    ctx.type = (answer as { type: string }).type;
    return;
  }
  const text = answer === undefined ? '' : JSON.stringify(answer);
  const now = sim.clock.wireSeconds();
  let signed = await signOutgoing(sim, text, String(fault?.kind === 'stale-timestamp' ? now - 3600 : now));
  if (fault?.kind === 'bad-signature' || fault?.kind === 'signtest' || fault?.kind === 'unknown-serial') signed = spoil(signed, fault.kind);
  if (fault?.kind !== 'unsigned') ctx.set(signatureHeaders(signed));
  if (answer === undefined) return empty(ctx, 204);
  ctx.status = status;
  ctx.type = 'application/json; charset=utf-8';
  if (fault?.kind === 'slow-body') await trickle(sim, ctx, Buffer.from(text), fault.ms);
  else ctx.body = text;
}
