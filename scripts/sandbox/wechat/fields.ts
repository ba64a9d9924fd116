import type { z } from 'zod';
import { WechatError } from './errors.ts';

/** Parses a call's JSON; anything of the wrong type is 47001 unless `codes` names another error for the field. */
export function fields<T>(schema: z.ZodType<T>, input: unknown, codes: Record<string, [number, string]> = {}): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join('.') ?? '';
  const known = codes[path] ?? codes[String(issue?.path[0] ?? '')];
  throw known ? new WechatError(...known) : new WechatError(47001, `data format error: ${path} ${issue?.message ?? ''}`.trim());
}
