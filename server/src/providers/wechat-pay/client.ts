import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { env } from '../../env.ts';
import { log } from '../../platform/log.ts';
import { outsideCalls } from '../../platform/metrics.ts';
import { type Answer, describe, refusal } from './answer.ts';
import { configuredKeys, signatureFault } from './signature.ts';
import { LIBRARY_ORIGIN, newSigner, type Signer } from './signer.ts';
import { LostReply, type Reply, send } from './transport.ts';

/** What is known of a call once the reply has been verified; the body is still text. */
type Raw = Answer<string>;

let current: { of: unknown; signer: Signer } | undefined;
/** The library, its requests going out through our transport. */
export const signer = (): Signer => {
  const settings = env();
  if (current?.of !== settings) {
    const made = newSigner();
    made.createHttp({
      get: (url, headers) => exchange('GET', url, headers),
      post: (url, params, headers) => exchange('POST', url, headers, JSON.stringify(params)),
      upload: () => Promise.reject(new Error('Uploads are not used')),
    });
    current = { of: settings, signer: made };
  }
  return current.signer;
};

export const standardHeaders = (authorization: string): Record<string, string> => ({
  Accept: 'application/json',
  'User-Agent': 'huitou-server',
  Authorization: authorization,
  // Asks for a reply that is signed with the key we hold.
  'Wechatpay-Serial': env().WXPAY_PUBLIC_KEY_ID,
});

const judge = (reply: Reply): Raw => {
  const { status, text } = reply;
  if (status === 202) return { kind: 'unknown', reason: 'accepted' };
  if (status >= 200 && status < 300) {
    const fault = signatureFault(reply.headers as IncomingHttpHeaders, text, configuredKeys());
    return fault === null ? { kind: 'ok', data: text } : { kind: 'unknown', reason: `reply not verified: ${fault}` };
  }
  return status >= 400 && status < 500 ? refusal(status, text) : { kind: 'unknown', reason: `http_${status}` };
};

/** The library's hook. The verdict travels in `data`, where the library hands it on untouched. */
const exchange = async (
  method: 'GET' | 'POST',
  url: string,
  headers: Record<string, unknown>,
  body?: string,
): Promise<{ status: number; data: unknown }> => {
  const target = new URL(env().WXPAY_API_URL.replace(/\/$/, '') + url.replace(LIBRARY_ORIGIN, ''));
  const all = { ...standardHeaders(String(headers.Authorization)), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
  try {
    const reply = await send({ method, url: target, headers: all, ...(body === undefined ? {} : { body }) });
    return { status: reply.status, data: judge(reply) };
  } catch (error) {
    if (!(error instanceof LostReply)) throw error;
    return { status: 0, data: { kind: 'unknown', reason: error.code } satisfies Raw };
  }
};

/** A call that the library does not know, signed and sent like the others. */
export const post = (path: string, body: object): Promise<{ data: unknown }> => {
  const text = JSON.stringify(body);
  return exchange('POST', LIBRARY_ORIGIN + path, { Authorization: signer().authorize('POST', path, text) }, text);
};

/** Runs one call of the library and reads its reply by `schema` (null: there is no body). Counts it, and logs what went wrong without what was sent. */
export const call = async <T>(name: string, schema: z.ZodType<T> | null, run: (pay: Signer) => Promise<unknown>): Promise<Answer<T>> => {
  const { data } = (await run(signer())) as { data: Raw };
  const answer = read(data, schema);
  const outcome = answer.kind === 'refused' ? answer.code : answer.kind;
  outsideCalls.inc({ party: 'wechat-pay', call: name, outcome });
  if (answer.kind === 'unknown') log.warn({ party: 'wechat-pay', call: name, outcome: describe(answer) }, 'outside call');
  else if (answer.kind === 'refused' && answer.meaning === 'final')
    log.error({ party: 'wechat-pay', call: name, outcome: describe(answer) }, 'outside call');
  return answer;
};

const read = <T>(raw: Raw, schema: z.ZodType<T> | null): Answer<T> => {
  if (raw.kind !== 'ok') return raw;
  if (schema === null) return { kind: 'ok', data: undefined as T };
  try {
    const parsed = schema.safeParse(JSON.parse(raw.data));
    if (parsed.success) return { kind: 'ok', data: parsed.data };
  } catch {
    // falls through
  }
  return { kind: 'unknown', reason: 'reply not understood' };
};
