/** How near a deadline is: `soon` within 6 hours, `near` within a day. */
export type Urgency = 'over' | 'soon' | 'near' | 'calm';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const span = (ms: number): string => {
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`;
  if (hours > 0) return minutes > 0 && hours < 6 ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`;
  return `${minutes} 分钟`;
};

/** What is left until a moment, in words, and how much it should worry; `now` in ms. */
export const timeLeft = (until: string, now: number): { text: string; urgency: Urgency } => {
  const left = Date.parse(until) - now;
  if (Math.abs(left) < MINUTE) return left > 0 ? { text: '不到 1 分钟', urgency: 'soon' } : { text: '刚刚超时', urgency: 'over' };
  if (left <= 0) return { text: `已超时 ${span(-left)}`, urgency: 'over' };
  return { text: `剩 ${span(left)}`, urgency: left < 6 * HOUR ? 'soon' : left < DAY ? 'near' : 'calm' };
};
