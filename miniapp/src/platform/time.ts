const two = (n: number) => String(n).padStart(2, '0');

/** `2026-01-31 09:05`, on the phone's clock. */
export const dateTime = (iso: string): string => {
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** `1月31日 09:05`. */
export const shortTime = (iso: string): string => {
  const at = new Date(iso);
  return `${at.getMonth() + 1}月${at.getDate()}日 ${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** `今天`, `昨天`, `1月31日`: headings of lists by day. */
export const dayText = (iso: string, now = new Date()): string => {
  const at = new Date(iso);
  const midnight = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days === 0) return '今天';
  if (days === 1) return '昨天';
  const year = at.getFullYear() === now.getFullYear() ? '' : `${at.getFullYear()}年`;
  return `${year}${at.getMonth() + 1}月${at.getDate()}日`;
};

/** `2026年1月31日`, on the phone's clock. */
export const dayOf = (iso: string): string => {
  const at = new Date(iso);
  return `${at.getFullYear()}年${at.getMonth() + 1}月${at.getDate()}日`;
};
