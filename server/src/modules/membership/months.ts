import { dayOf, endOfDay, startOfDay } from '../../platform/clock.ts';

/** The end of what never ends. */
export const FOREVER = new Date('9999-12-31T00:00:00.000Z');

/** So many calendar months later (or earlier) in the shop's zone, at the same time of day; the 31st becomes the last day of a shorter month. */
export const monthsFrom = (at: Date, months: number): Date => {
  const today = dayOf(at);
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const target = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
  return new Date(startOfDay(target).getTime() + at.getTime() - startOfDay(today).getTime());
};

/** When points of now end: with the end of a day, so that those of one day end together. 0 months: never. */
export const expiryOf = (at: Date, months: number): Date => (months === 0 ? FOREVER : endOfDay(dayOf(monthsFrom(at, months))));
/** The month that freight is counted in. */
export const monthOf = (at: Date): string => dayOf(at).slice(0, 7);
