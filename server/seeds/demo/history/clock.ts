export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The shop keeps China's time, UTC+8 without summer time; all instants are milliseconds since the epoch. */
const OFFSET = 8 * HOUR;
export const startOfLocalDay = (at: number): number => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET;
export const localHour = (at: number): number => Math.floor(((at + OFFSET) % DAY) / HOUR);
/** 0 is Sunday. */
export const localWeekday = (at: number): number => new Date(at + OFFSET).getUTCDay();
