import { z } from 'zod';
import type { Settings } from '../settings.ts';
import { parseTime } from '../times.ts';
import { paramError } from './errors.ts';

/** Text of at most `max` characters; WeChat Pay stores no four-byte characters (emoji). */
export const text = (max: number) =>
  z
    .string()
    .min(1, '不能为空')
    .refine((value) => [...value].length <= max, `字符数超过最大值 ${max}`)
    .refine((value) => !/[\u{10000}-\u{10ffff}]/u.test(value), '包含不支持的四字节字符');

export const fen = z.int('必须为整数').min(1, '值低于最小值 1').max(1_000_000_000, '值高于最大值 1000000000');
export const currency = z.literal('CNY', { error: '目前只支持人民币CNY' }).optional();
export const outTradeNo = z.string().regex(/^[0-9A-Za-z_\-*|]{6,32}$/, '必须为6到32位的数字、大小写字母或_-*|');
export const outRefundNo = z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/, '必须为1到64位的数字、大小写字母或_-|*@');

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** https without a query; plain http only for loopback hosts and only when the setting allows it. */
export const notifyUrl = (settings: Settings) =>
  z
    .string()
    .max(255, '长度超过最大值 255')
    .superRefine((value, context) => {
      const url = URL.parse(value);
      const allowed =
        url?.protocol === 'https:' || (url?.protocol === 'http:' && settings.loopbackHttpNotify && LOOPBACK.test(url.hostname));
      if (!url || !allowed) context.addIssue('必须为https://开头的有效地址');
      else if (url.search || url.hash || value.includes('?')) context.addIssue('不允许携带查询参数');
    });

export const rfc3339 = z.string().refine((value) => !Number.isNaN(parseTime(value)), '不符合RFC3339格式，如2015-05-20T13:29:35+08:00');

/** Parses a raw JSON body by a schema. Throws PARAM_ERROR with the field, the value and the rule, as WeChat Pay does. */
export function parseBody<T>(schema: z.ZodType<T>, raw: string): T {
  let body: unknown;
  try {
    body = JSON.parse(raw);
  } catch {
    throw paramError('请求体不是合法的JSON', { location: 'body', issue: 'malformed json' });
  }
  return check(schema, body, 'body');
}

/** Checks query parameters or a parsed body. */
export function check<T>(schema: z.ZodType<T>, input: unknown, location: 'body' | 'query'): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.map(String) ?? [];
  const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], input);
  const rule = value === undefined ? '不能为空' : (issue?.message ?? '不合法');
  const field = `/${path.join('/')}`;
  throw paramError(`输入源“/${location}${field}”映射到字段“${path.at(-1) ?? ''}”规则校验失败，${rule}`, {
    field,
    value,
    issue: rule,
    location,
  });
}
