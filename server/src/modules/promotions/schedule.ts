import type { PromotionShown } from '@huitou/shared-types/promotions/states.ts';
import { dayOf, iso } from '../../platform/clock.ts';
import type { PromotionRow } from './promotion.entity.ts';

export interface Schedule {
  readonly from: Date;
  readonly until: Date | null;
  /** 1 is Monday; empty: every day. */
  readonly days: readonly number[];
  /** Of the shop's day, `HH:mm`; an end before the beginning is the next day's. */
  readonly hours: { readonly from: string; readonly until: string } | null;
}

const weekday = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
const isDay = ({ days }: Schedule, day: string): boolean => days.length === 0 || days.includes(weekday(day));

/** Whether it is one of its days and hours. The hours after midnight of a window that crosses it belong to the day on which it began. */
export const isItsHour = (schedule: Schedule, at: Date): boolean => {
  const today = dayOf(at);
  const { hours } = schedule;
  if (!hours) return isDay(schedule, today);
  const time = iso(at).slice(11, 16);
  if (hours.from < hours.until) return isDay(schedule, today) && time >= hours.from && time < hours.until;
  const yesterday = dayOf(new Date(at.getTime() - 86_400_000));
  return (time >= hours.from && isDay(schedule, today)) || (time < hours.until && isDay(schedule, yesterday));
};
/** Whether it works at that moment, as far as the clock is concerned. */
export const isOpen = (schedule: Schedule, at: Date): boolean =>
  schedule.from <= at && (schedule.until === null || at < schedule.until) && isItsHour(schedule, at);

/** How staff see it now. */
export const shownAs = (row: Pick<PromotionRow, 'status' | 'budget' | 'spent'>, schedule: Schedule, at: Date): PromotionShown => {
  if (row.status !== 'published') return row.status;
  if (schedule.until !== null && at >= schedule.until) return 'ended';
  if (at < schedule.from) return 'upcoming';
  if (row.budget !== null && row.spent >= row.budget) return 'spent';
  return isItsHour(schedule, at) ? 'running' : 'resting';
};
