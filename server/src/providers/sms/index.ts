import { env } from '../../env.ts';
import type { InvoiceSms, Outcome } from '../../modules/invoices/index.ts';
import { log } from '../../platform/log.ts';
import { outsideCalls } from '../../platform/metrics.ts';
import { exchangeOnce, LostReply } from '../exchange.ts';
import { signSmsCall } from './sign.ts';

const TIMEOUT_MS = 8_000;
const MAX_REPLY_BYTES = 256 * 1024;
/** Longest value of a variable. */
const MAX_VALUE = 35;

/** Codes after which the same message may be sent later: limits of the number, and an account that somebody has to fill up. */
const LATER = new Set([
  'isv.BUSINESS_LIMIT_CONTROL',
  'isv.DAY_LIMIT_CONTROL',
  'isv.AMOUNT_NOT_ENOUGH',
  'isv.OUT_OF_SERVICE',
  'isp.SYSTEM_ERROR',
  'Throttling',
  'Throttling.User',
  'ServiceUnavailable',
]);
/** Codes about our key, clock or settings: nothing was sent, and it may be once that is put right. */
const OURS =
  /^(InvalidAccessKeyId|SignatureDoesNotMatch|IncompleteSignature|InvalidTimeStamp|SignatureNonceUsed|Forbidden|isv\.(SMS_SIGNATURE_ILLEGAL|SMS_TEMPLATE_ILLEGAL|ACCOUNT_NOT_EXISTS|ACCOUNT_ABNORMAL))/;

/** The end of a link. Variables are too short for a whole one, and its beginning has to stand in the approved template. */
const codeOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);
const shorten = (text: string): string => [...text].slice(0, MAX_VALUE).join('');

const send: InvoiceSms['send'] = async ({ phone, params, id }) => {
  const url = new URL(env().SMS_API_URL);
  const { query, headers } = signSmsCall({
    host: url.host,
    action: 'SendSms',
    params: {
      PhoneNumbers: phone,
      SignName: env().SMS_SIGN_NAME,
      TemplateCode: env().SMS_TEMPLATE_INVOICE,
      TemplateParam: JSON.stringify({ shop: shorten(params.shop), amount: params.amount, code: codeOf(params.link) }),
      OutId: id,
    },
    keyId: env().SMS_KEY_ID,
    keySecret: env().SMS_KEY_SECRET,
  });
  try {
    const { host: _, ...sent } = headers;
    const reply = await exchangeOnce({
      method: 'POST',
      url: `${url.origin}/?${query}`,
      headers: sent,
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_REPLY_BYTES,
    });
    return judge(reply.status, reply.bytes.toString('utf8'));
  } catch (error) {
    if (!(error instanceof LostReply)) throw error;
    return { kind: 'unknown', detail: `短信服务没有应答：${error.reason}` };
  }
};

const judge = (status: number, text: string): Outcome<void> => {
  let said: { Code?: unknown; Message?: unknown } = {};
  try {
    said = JSON.parse(text) as typeof said;
  } catch {
    // no code: nothing follows from it
  }
  if (typeof said.Code !== 'string' || status >= 500) return { kind: 'unknown', detail: `短信服务没有可信的应答：http_${status}` };
  if (said.Code === 'OK') return { kind: 'ok', data: undefined };
  const detail = `${(typeof said.Message === 'string' ? said.Message : '')
    .replace(/server string to sign.*/s, '')
    .slice(0, 120)}（${said.Code}）`;
  if (said.Code === 'isv.BUSINESS_LIMIT_CONTROL') return { kind: 'refused', reason: 'too_often', next: 'retry', detail };
  return { kind: 'refused', reason: 'other', next: LATER.has(said.Code) || OURS.test(said.Code) ? 'retry' : 'final', detail };
};

/** SMS by Aliyun (短信服务). The id goes along as OutId, under which a message is found in the console. */
export const aliyunSms: InvoiceSms = {
  ready: () => env().SMS_KEY_ID !== '',
  send: async (sms) => {
    const outcome = await send(sms);
    outsideCalls.inc({ party: 'sms', call: 'SendSms', outcome: outcome.kind });
    if (outcome.kind !== 'ok') log.warn({ party: 'sms', call: 'SendSms', id: sms.id, outcome: outcome.detail }, 'outside call');
    return outcome;
  },
};
