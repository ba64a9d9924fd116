import { randomUUID } from 'node:crypto';
import { SMS_FAULTS } from '../faults.ts';
import { randomDigits } from '../ids.ts';
import type { Sim } from '../sim.ts';
import { billTime, chinaDay } from '../times.ts';
import { SIGN_NAME, TEMPLATES } from './templates.ts';

export interface SmsMessage {
  id: string;
  bizId: string;
  phone: string;
  signName: string;
  template: string;
  params: Record<string, string>;
  /** What arrives on the phone. */
  text: string;
  outId: string;
  sentAt: number;
  /** 1 on its way, 2 failed, 3 arrived. */
  status: 1 | 2 | 3;
  receivedAt?: number;
}

export type SmsAnswer = Record<string, unknown> & { Code: string; Message: string };
const refusal = (Code: string, Message: string): SmsAnswer => ({ Code, Message });

/** Longest value of one variable. */
const MAX_VALUE = 35;
/** What one number may get: in a minute, an hour, a calendar day. */
const LIMITS: readonly [text: string, count: number, ms: number][] = [
  ['触发分钟级流控Permits:1', 1, 60_000],
  ['触发小时级流控Permits:5', 5, 3600_000],
];
const A_DAY = 10;
const ARRIVES_MS = 1500;

/** `SendSms`. Refusals of the business are answers with HTTP 200 and a Code. */
export function sendSms(sim: Sim, query: URLSearchParams): SmsAnswer {
  const field = (name: string): string => query.get(name) ?? '';
  const phone = field('PhoneNumbers').replace(/^\+?86/, '');
  const fault = sim.faults.take(SMS_FAULTS, phone, field('TemplateCode'));
  if (fault?.kind === 'sms-refuse') return refusal(fault.code ?? 'isv.AMOUNT_NOT_ENOUGH', fault.message ?? '账户余额不足');
  if (!/^1[3-9]\d{9}$/.test(phone)) return refusal('isv.MOBILE_NUMBER_ILLEGAL', `${field('PhoneNumbers')}号码格式错误`);
  if (field('SignName') !== SIGN_NAME) return refusal('isv.SMS_SIGNATURE_ILLEGAL', '该账号下找不到对应签名');
  const template = Object.hasOwn(TEMPLATES, field('TemplateCode')) ? TEMPLATES[field('TemplateCode')] : undefined;
  if (template === undefined) return refusal('isv.SMS_TEMPLATE_ILLEGAL', '该账号下找不到对应模板');
  if (field('OutId').length > 256) return refusal('isv.INVALID_PARAMETERS', 'OutId参数长度超限');
  const params = readParams(field('TemplateParam'));
  if (!params) return refusal('isv.INVALID_JSON_PARAM', 'JSON参数不合法');
  const names = [...template.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1] as string);
  if (names.some((name) => !params[name])) return refusal('isv.TEMPLATE_MISSING_PARAMETERS', '模板变量缺少对应参数值');
  if (names.some((name) => [...(params[name] as string)].length > MAX_VALUE)) return refusal('isv.PARAM_LENGTH_LIMIT', '参数超出长度限制');
  const limited = overLimit(sim, phone);
  if (limited) return refusal('isv.BUSINESS_LIMIT_CONTROL', limited);

  const now = sim.clock.now();
  const message: SmsMessage = {
    id: randomUUID(),
    bizId: `${randomDigits(18)}^0`,
    phone,
    signName: SIGN_NAME,
    template: field('TemplateCode'),
    params,
    text: `【${SIGN_NAME}】${template.replace('{shopUrl}', sim.settings.shopUrl).replace(/\$\{(\w+)\}/g, (_, name: string) => params[name] as string)}`,
    outId: field('OutId'),
    sentAt: now,
    status: 1,
  };
  sim.sms.put(message);
  sim.journal.add('sms', `短信 ${phone}：${message.text}`, true);
  sim.clock.schedule(now + ARRIVES_MS, () => arrive(sim, message, fault?.kind === 'sms-undelivered'));
  return { Code: 'OK', Message: 'OK', BizId: message.bizId };
}

/** Puts messages that an earlier run left on their way back on the clock. */
export function resumeSms(sim: Sim): void {
  for (const message of sim.sms.values()) if (message.status === 1) sim.clock.schedule(sim.clock.now(), () => arrive(sim, message, false));
}

function arrive(sim: Sim, message: SmsMessage, lost: boolean): void {
  message.status = lost ? 2 : 3;
  message.receivedAt = sim.clock.now();
  sim.sms.put(message);
}

function overLimit(sim: Sim, phone: string): string | undefined {
  const now = sim.clock.now();
  const sent = [...sim.sms.values()].filter((message) => message.phone === phone).map((message) => message.sentAt);
  const reached = LIMITS.find(([, count, ms]) => sent.filter((at) => now - at < ms).length >= count);
  if (reached) return reached[0];
  return sent.filter((at) => chinaDay(at) === chinaDay(now)).length >= A_DAY ? '触发天级流控Permits:10' : undefined;
}

function readParams(text: string): Record<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(text || '{}');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, String(entry)]));
  } catch {
    return undefined;
  }
}

/** `QuerySendDetails`: what became of the messages to a number on a day. */
export function querySms(sim: Sim, query: URLSearchParams): SmsAnswer {
  const field = (name: string): string => query.get(name) ?? '';
  const day = field('SendDate');
  if (!/^\d{8}$/.test(day)) return refusal('isv.INVALID_PARAMETERS', 'SendDate参数格式错误');
  const found = [...sim.sms.values()].filter(
    (message) =>
      message.phone === field('PhoneNumber') &&
      chinaDay(message.sentAt).replaceAll('-', '') === day &&
      (!field('BizId') || message.bizId === field('BizId')),
  );
  const size = Math.min(50, Number(field('PageSize')) || 10);
  const from = ((Number(field('CurrentPage')) || 1) - 1) * size;
  const list = found.slice(from, from + size).map((message) => ({
    PhoneNum: message.phone,
    Content: message.text,
    TemplateCode: message.template,
    OutId: message.outId,
    SendDate: billTime(message.sentAt),
    ...(message.receivedAt && { ReceiveDate: billTime(message.receivedAt) }),
    SendStatus: message.status,
    ErrCode: message.status === 2 ? 'UNDELIVERED' : 'DELIVERED',
  }));
  return { Code: 'OK', Message: 'OK', TotalCount: String(found.length), SmsSendDetailDTOs: { SmsSendDetailDTO: list } };
}
