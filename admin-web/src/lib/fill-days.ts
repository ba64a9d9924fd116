import dayjs from 'dayjs';

/** A row for each day of a range, first and last included: those that are there, made-up empty ones between them. At most a year and a day. */
export const fillDays = <T extends { day: string }>(rows: readonly T[], from: string, to: string, empty: (day: string) => T): T[] => {
  const known = new Map(rows.map((row) => [row.day, row]));
  const length = Math.min(366, dayjs(to).diff(dayjs(from), 'day') + 1);
  return Array.from({ length }, (_, i) => {
    const day = dayjs(from).add(i, 'day').format('YYYY-MM-DD');
    return known.get(day) ?? empty(day);
  });
};
