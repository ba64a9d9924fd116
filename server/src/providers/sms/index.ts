import { env } from '../../env.ts';
import type { InvoiceSms, Outcome } from '../../modules/invoices/index.ts';
import { log } from '../../platform/log.ts';
import { callSms, type SmsReply } from './call.ts';
import { doubt, forgetDoubt, wentOut } from './doubt.ts';

/** Longest value of a variable. */
const MAX_VALUE = 35;
/** Codes after which the same message may be sent later: limits, outages, and an account that somebody has to fill up. */
const LATER =
  /^(isv\.(BUSINESS_LIMIT_CONTROL|DAY_LIMIT_CONTROL|AMOUNT_NOT_ENOUGH|OUT_OF_SERVICE)|isp\.SYSTEM_ERROR|Throttling|ServiceUnavailable)/;
/** Codes about our key, clock or settings: nothing was sent, and it may be once that is put right. */
const OURS =
  /^(InvalidAccessKeyId|SignatureDoesNotMatch|IncompleteSignature|InvalidTimeStamp|SignatureNonceUsed|Forbidden|isv\.(SMS_SIGNATURE_ILLEGAL|SMS_TEMPLATE_ILLEGAL|ACCOUNT_NOT_EXISTS|ACCOUNT_ABNORMAL))/;

/** The end of a link. Variables are too short for a whole one, and its beginning has to stand in the approved template. */
const codeOf = (link: string): string => link.slice(link.lastIndexOf('/') + 1);
const shorten = (text: string): string => [...text].slice(0, MAX_VALUE).join('');

const judge = (reply: SmsReply): Outcome<void> => {
  if (reply.code === null) return { kind: 'unknown', detail: `短信服务没有可信的应答：${reply.reason}` };
  if (reply.code === 'OK') return { kind: 'ok', data: undefined };
  return {
    kind: 'refused',
    reason: reply.code === 'isv.BUSINESS_LIMIT_CONTROL' ? 'too_often' : 'other',
    next: LATER.test(reply.code) || OURS.test(reply.code) ? 'retry' : 'final',
    detail: `${reply.message}（${reply.code}）`,
  };
};

const send: InvoiceSms['send'] = async ({ phone, params, id }) => {
  const before = await wentOut(id, phone);
  if (before === 'unknown') return { kind: 'unknown', detail: '短信服务未说明上次是否已发出' };
  const outcome: Outcome<void> =
    before === 'yes'
      ? { kind: 'ok', data: undefined }
      : judge(
          await callSms('SendSms', {
            PhoneNumbers: phone,
            SignName: env().SMS_SIGN_NAME,
            TemplateCode: env().SMS_TEMPLATE_INVOICE,
            TemplateParam: JSON.stringify({ shop: shorten(params.shop), amount: params.amount, code: codeOf(params.link) }),
            OutId: id,
          }),
        );
  if (outcome.kind === 'unknown') await doubt(id);
  else if (outcome.kind === 'ok') await forgetDoubt(id);
  return outcome;
};

/** SMS by Aliyun (短信服务). The id goes along as OutId, by which a message whose reply was lost is found again. */
export const aliyunSms: InvoiceSms = {
  ready: () => env().SMS_KEY_ID !== '',
  send: async (sms) => {
    const outcome = await send(sms);
    if (outcome.kind !== 'ok') log.warn({ party: 'sms', id: sms.id, outcome: outcome.detail }, 'outside call');
    return outcome;
  },
};
