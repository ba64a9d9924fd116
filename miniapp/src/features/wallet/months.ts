export interface Month<T> {
  /** `2026-01`. */
  key: string;
  /** `本月`, `1月`, `2025年12月`. */
  title: string;
  items: T[];
}

/** Entries, newest first as they come, under the months of the phone's clock. */
export const byMonth = <T>(entries: readonly T[], at: (entry: T) => string, now = new Date()): Month<T>[] => {
  const months: Month<T>[] = [];
  for (const entry of entries) {
    const day = new Date(at(entry));
    const key = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}`;
    const last = months.at(-1);
    if (last?.key === key) last.items.push(entry);
    else months.push({ key, title: titleOf(day, now), items: [entry] });
  }
  return months;
};

const titleOf = (day: Date, now: Date): string => {
  const month = `${day.getMonth() + 1}月`;
  if (day.getFullYear() !== now.getFullYear()) return `${day.getFullYear()}年${month}`;
  return day.getMonth() === now.getMonth() ? '本月' : month;
};
