import type { z } from 'zod';
import { env } from '../../env.ts';
import { log } from '../../platform/log.ts';
import { outsideCalls } from '../../platform/metrics.ts';
import { exchangeOnce, LostReply } from '../exchange.ts';
import { type Answer, describe, meaningOf, STALE_TOKEN } from './answer.ts';
import { newParts, signCall } from './sign.ts';
import { accessToken, dropToken } from './token.ts';

const TIMEOUT_MS = 15_000;
const MAX_REPLY_BYTES = 8 << 20;

/** One signed call of `nuonuo.OpeMplatform.<method>`; its result is read by `schema`. Counted, and logged without what was sent. */
export const call = async <T>(method: string, content: object, schema: z.ZodType<T>): Promise<Answer<T>> => {
  const answer = await attempt(method, JSON.stringify(content), schema);
  outsideCalls.inc({ party: 'nuonuo', call: method, outcome: answer.kind === 'refused' ? answer.code : answer.kind });
  if (answer.kind === 'unknown') log.warn({ party: 'nuonuo', call: method, outcome: answer.reason }, 'outside call');
  else if (answer.kind === 'refused' && meaningOf(answer.code).reason === 'other')
    log.warn({ party: 'nuonuo', call: method, outcome: describe(answer) }, 'outside call');
  return answer;
};

const attempt = async <T>(method: string, body: string, schema: z.ZodType<T>): Promise<Answer<T>> => {
  try {
    const token = await accessToken();
    const answer = await send(method, body, token, schema);
    // Refused at the gate: nothing has happened, so that the same call may go again.
    if (answer.kind !== 'refused' || answer.code !== STALE_TOKEN || !(await dropToken(token))) return answer;
    return await send(method, body, await accessToken(), schema);
  } catch (error) {
    if (!(error instanceof LostReply)) throw error;
    return { kind: 'unknown', reason: error.reason };
  }
};

const send = async <T>(method: string, body: string, token: string, schema: z.ZodType<T>): Promise<Answer<T>> => {
  const url = new URL(env().NUONUO_API_URL);
  const parts = newParts(env().NUONUO_APP_KEY);
  const signature = signCall(env().NUONUO_APP_SECRET, url.pathname, parts, body);
  for (const [name, value] of Object.entries(parts)) url.searchParams.set(name, value);
  const reply = await exchangeOnce({
    method: 'POST',
    url,
    headers: {
      'content-type': 'application/json; charset=UTF-8',
      'X-Nuonuo-Sign': signature,
      accessToken: token,
      userTax: env().NUONUO_TAX_NUM,
      method: `nuonuo.OpeMplatform.${method}`,
    },
    body,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_REPLY_BYTES,
  });
  return reply.status === 200 ? read(reply.bytes.toString('utf8'), schema) : { kind: 'unknown', reason: `http_${reply.status}` };
};

const read = <T>(text: string, schema: z.ZodType<T>): Answer<T> => {
  try {
    const said = JSON.parse(text) as { code?: unknown; describe?: unknown; result?: unknown };
    if (said.code === 'E0000') {
      const parsed = schema.safeParse(said.result);
      return parsed.success ? { kind: 'ok', data: parsed.data } : { kind: 'unknown', reason: 'reply not understood' };
    }
    if (typeof said.code === 'string' && /^[A-Z]?\d{2,6}$/.test(said.code))
      return { kind: 'refused', code: said.code, describe: typeof said.describe === 'string' ? said.describe.slice(0, 200) : '' };
  } catch {
    // falls through
  }
  return { kind: 'unknown', reason: 'reply not understood' };
};
