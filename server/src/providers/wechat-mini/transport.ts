import { env } from '../../env.ts';
import { outsideCalls } from '../../platform/metrics.ts';
import { log } from '../../platform/log.ts';
import { WechatError } from './errors.ts';

const TIMEOUT_MS = 8_000;
const MAX_BYTES = 2 * 1024 * 1024;

export interface Answer {
  readonly type: string;
  readonly bytes: Buffer;
}

/** One HTTP call to the mini-program API. The query holds secrets, so only the path is ever logged. @throws WechatError */
export const send = async (method: 'GET' | 'POST', path: string, query: Record<string, string>, body?: object): Promise<Answer> => {
  const url = `${env().WECHAT_API_URL}${path}?${new URLSearchParams(query).toString()}`;
  try {
    const response = await fetch(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (!response.ok || bytes.byteLength > MAX_BYTES) throw new Error(`HTTP ${response.status}`);
    outsideCalls.inc({ party: 'wechat', call: path, outcome: 'answered' });
    return { type: response.headers.get('content-type') ?? '', bytes };
  } catch (error) {
    outsideCalls.inc({ party: 'wechat', call: path, outcome: 'lost' });
    const reason =
      error instanceof Error
        ? error.name === 'TimeoutError'
          ? 'timeout'
          : /^HTTP \d+$/.test(error.message)
            ? error.message
            : 'unreachable'
        : 'unreachable';
    log.warn({ call: path, reason }, 'wechat call');
    throw new WechatError(0, reason);
  }
};

/** Reads a JSON answer. @throws WechatError when it refuses or is no JSON */
export const readJson = <T>(path: string, answer: Answer): T => {
  let value: { errcode?: number; errmsg?: string };
  try {
    value = JSON.parse(answer.bytes.toString('utf8')) as typeof value;
  } catch {
    throw new WechatError(0, 'no JSON');
  }
  if (value.errcode) {
    log.warn({ call: path, errcode: value.errcode, errmsg: String(value.errmsg ?? '').slice(0, 120) }, 'wechat refused');
    throw new WechatError(value.errcode, String(value.errmsg ?? '').slice(0, 120));
  }
  return value as T;
};
