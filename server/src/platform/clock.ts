let offsetMs = 0;
let heldAt: number | undefined;

/** Now. All rules about time ask here, so that a test can move the clock of its own process. */
export const now = (): Date => new Date(heldAt ?? Date.now() + offsetMs);
export const later = (ms: number, from: Date = now()): Date => new Date(from.getTime() + ms);
/** For tests only. */
export const moveClock = (ms: number): void => {
  offsetMs += ms;
};
export const resetClock = (): void => {
  offsetMs = 0;
  heldAt = undefined;
};
/** For tests only: time stands still at this moment (ms) however long the machine takes; undefined lets it run again. */
export const holdClock = (at: number | undefined): void => {
  heldAt = at;
};

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** The shop lives in China: one zone, no daylight saving. */
const ZONE_MS = 8 * HOUR;

/** `2026-01-31` in the shop's zone. */
export const dayOf = (at: Date): string => new Date(at.getTime() + ZONE_MS).toISOString().slice(0, 10);
/** First moment of a day of the shop's zone. */
export const startOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00.000Z`) - ZONE_MS);
/** First moment after a day of the shop's zone. */
export const endOfDay = (day: string): Date => new Date(startOfDay(day).getTime() + DAY);
/** ISO 8601 with the shop's offset: `2026-01-31T08:00:00.000+08:00`. */
export const iso = (at: Date): string => `${new Date(at.getTime() + ZONE_MS).toISOString().slice(0, -1)}+08:00`;
export const isoOrNull = (at: Date | null | undefined): string | null => (at ? iso(at) : null);
