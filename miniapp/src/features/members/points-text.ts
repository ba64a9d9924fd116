/** `+120`, `-30`: what an entry did to the points. */
export const pointsText = (points: number): string => (points > 0 ? `+${points}` : String(points));

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;

/** How long points last: `今天到期`, `还剩 6 天`, or nothing while there is much time. Days are those of the phone's calendar. */
export const lotLeft = (expiresAt: string | null, now = new Date()): { text: string; soon: boolean } => {
  if (!expiresAt) return { text: '长期有效', soon: false };
  const midnight = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
  const days = Math.round((midnight(new Date(expiresAt)) - midnight(now)) / DAY_MS);
  if (days < 0) return { text: '已到期', soon: false };
  if (days === 0) return { text: '今天到期', soon: true };
  return days <= SOON_DAYS ? { text: `还剩 ${days} 天`, soon: true } : { text: '', soon: false };
};
