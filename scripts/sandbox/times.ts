const CHINA_OFFSET = 8 * 3600_000;

/** `2026-01-01T10:00:00+08:00`, the form in which WeChat writes and wants times. */
export const chinaTime = (ms: number): string => `${new Date(ms + CHINA_OFFSET).toISOString().slice(0, 19)}+08:00`;

/** `2026-01-01 10:00:00`, as bills write it. */
export const billTime = (ms: number): string => new Date(ms + CHINA_OFFSET).toISOString().slice(0, 19).replace('T', ' ');

/** `2026-01-01`, the calendar day in China. */
export const chinaDay = (ms: number): string => new Date(ms + CHINA_OFFSET).toISOString().slice(0, 10);

/** Midnight in China of a `YYYY-MM-DD` day, ms; NaN when there is no such day. */
export function dayStart(day: string): number {
  const ms = Date.parse(`${day}T00:00:00+08:00`);
  return chinaDay(ms || 0) === day ? ms : Number.NaN;
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** ms of an RFC 3339 time with offset, or NaN. */
export const parseTime = (text: string): number => (RFC3339.test(text) ? Date.parse(text) : Number.NaN);
