import dayjs from 'dayjs';

export interface Week<T> {
  monday: string;
  /** Monday to Sunday; null where there is no entry for the day. */
  days: (T | null)[];
}

/** Puts entries of days into weeks, the newest week first. */
export const calendarWeeks = <T>(entries: readonly T[], dayOf: (entry: T) => string): Week<T>[] => {
  const weeks = new Map<string, Week<T>>();
  for (const entry of entries) {
    const day = dayjs(dayOf(entry));
    const weekday = (day.day() + 6) % 7;
    const monday = day.subtract(weekday, 'day').format('YYYY-MM-DD');
    const week = weeks.get(monday) ?? { monday, days: Array.from<T | null>({ length: 7 }).fill(null) };
    week.days[weekday] = entry;
    weeks.set(monday, week);
  }
  return [...weeks.values()].sort((a, b) => b.monday.localeCompare(a.monday));
};
