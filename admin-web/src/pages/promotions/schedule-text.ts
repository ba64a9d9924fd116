import type { Promotion } from '@huitou/shared-types/promotions/schema.ts';
import { dateTime } from '../../lib/format.ts';

export const weekdays = ['一', '二', '三', '四', '五', '六', '日'].map((label, i) => ({ value: i + 1, label: `周${label}` }));

const daysText = (days: readonly number[]): string => {
  const sorted = [...days].sort((a, b) => a - b);
  if (sorted.length === 0 || sorted.length === 7) return '';
  if (sorted.join() === '1,2,3,4,5') return '工作日';
  if (sorted.join() === '6,7') return '周末';
  return `每周${sorted.map((day) => weekdays[day - 1]?.label.slice(1) ?? '').join('、')}`;
};

/** `周末 20:00–22:00`; empty when it works all day every day. A window that ends before it begins crosses midnight. */
export const rhythmText = ({ days, hours }: Pick<Promotion, 'days' | 'hours'>): string => {
  const window = hours ? `${hours.from}–${hours.from < hours.until ? '' : '次日 '}${hours.until}` : '';
  const each = daysText(days) || (window ? '每天' : '');
  return [each, window].filter(Boolean).join(' ');
};

export const rangeText = ({ from, until }: Pick<Promotion, 'from' | 'until'>): string =>
  `${dateTime(from)} 至 ${until ? dateTime(until) : '手动结束'}`;
