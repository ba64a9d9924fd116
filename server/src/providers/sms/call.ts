import { env } from '../../env.ts';
import { outsideCalls } from '../../platform/metrics.ts';
import { exchangeOnce, LostReply } from '../exchange.ts';
import { signSmsCall } from './sign.ts';

const TIMEOUT_MS = 8_000;
const MAX_REPLY_BYTES = 256 * 1024;

/** What the service said: its code and the rest of the reply, or nothing that can be believed. */
export type SmsReply = { code: string; message: string; body: Record<string, unknown> } | { code: null; reason: string };

/** One signed call. */
export const callSms = async (action: string, params: Record<string, string>): Promise<SmsReply> => {
  const reply = await attempt(action, params);
  outsideCalls.inc({ party: 'sms', call: action, outcome: reply.code ?? 'unknown' });
  return reply;
};

const attempt = async (action: string, params: Record<string, string>): Promise<SmsReply> => {
  const url = new URL(env().SMS_API_URL);
  const { query, headers } = signSmsCall({ host: url.host, action, params, keyId: env().SMS_KEY_ID, keySecret: env().SMS_KEY_SECRET });
  // fetch sets the host itself, to the same
  const { host: _, ...sent } = headers;
  try {
    const { status, bytes } = await exchangeOnce({
      method: 'POST',
      url: `${url.origin}/?${query}`,
      headers: sent,
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_REPLY_BYTES,
    });
    return status < 500 ? read(bytes.toString('utf8'), status) : { code: null, reason: `http_${status}` };
  } catch (error) {
    if (!(error instanceof LostReply)) throw error;
    return { code: null, reason: error.reason };
  }
};

const read = (text: string, status: number): SmsReply => {
  try {
    const body = JSON.parse(text) as Record<string, unknown>;
    const message = typeof body.Message === 'string' ? body.Message : '';
    // A refused signature comes with the text that was signed, which is nobody's business.
    if (typeof body.Code === 'string')
      return { code: body.Code, message: message.replace(/server string to sign.*/s, '').slice(0, 120), body };
  } catch {
    // falls through
  }
  return { code: null, reason: `http_${status}_without_code` };
};
