import { z } from 'zod';

/** Building bricks for the slices' schemas. Texts are trimmed, sizes bounded: what has no limit is a hole. */

/** An id on its way in: a decimal string; the server gets a number. */
export const idIn = z
  .string()
  .regex(/^[1-9]\d{0,15}$/, '编号不正确')
  .transform(Number);
/** An id on its way out. */
export const id = z.string();

/** Line breaks and tabs are text; the other control characters are not. */
const printable = /^(?:\P{Cc}|[\n\r\t])*$/u;
/** A required text of at most `max` characters. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min, min === 1 ? '请填写' : `至少 ${min} 个字`)
    .max(max, `最多 ${max} 个字`)
    .regex(printable, '含有不支持的字符');
/** A text that may be empty. */
export const maybeText = (max: number) => z.string().trim().max(max, `最多 ${max} 个字`).regex(printable, '含有不支持的字符');

/** Money in fen, never negative, at most ten million yuan. */
export const fen = z.int().min(0).max(1_000_000_000);
/** Money that may be negative (differences, adjustments). */
export const signedFen = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);
export const quantity = z.int().min(1, '数量至少为 1').max(9999, '数量最多为 9999');

/** A moment on its way out: ISO 8601 with offset. */
export const time = z.iso.datetime({ offset: true });
export const timeIn = z.iso.datetime({ offset: true });
/** A day in the shop's time zone, `2026-01-31`. */
export const day = z.iso.date();

export const phoneIn = z
  .string()
  .trim()
  .regex(/^1[3-9]\d{9}$/, '手机号不正确');
/** A path in our own file store, or an https address. */
export const fileUrl = z
  .string()
  .max(300)
  .regex(/^(\/files\/[\w./-]+|https:\/\/\S+)$/, '图片地址不正确');

/** Query of a keyset list. */
export const cursorIn = { cursor: z.string().max(200).optional(), limit: z.int().min(1).max(100).default(20) };
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export const ok = z.object({ ok: z.literal(true) });
export type Ok = z.output<typeof ok>;
export const noInput = z.object({});
export type NoInput = Record<string, never>;
export const byId = z.object({ id: idIn });
export type ById = z.input<typeof byId>;
