import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactElement } from 'react';
import { shopDay } from '../lib/format.ts';

/** First and last shop day, both inclusive: `['2026-01-01', '2026-01-31']`. */
export type DayRange = readonly [string, string];

const presets = (): { label: string; value: [dayjs.Dayjs, dayjs.Dayjs] }[] => {
  const day = (shift: number): dayjs.Dayjs => dayjs(shopDay(shift));
  const today = day(0);
  return [
    { label: '今天', value: [today, today] },
    { label: '昨天', value: [day(-1), day(-1)] },
    { label: '近 7 天', value: [day(-6), today] },
    { label: '近 30 天', value: [day(-29), today] },
    { label: '本月', value: [today.startOf('month'), today] },
    { label: '上月', value: [today.subtract(1, 'month').startOf('month'), today.subtract(1, 'month').endOf('month')] },
    { label: '近 90 天', value: [day(-89), today] },
  ];
};

interface DateRangeProps {
  value?: DayRange | null;
  onChange?: (range: DayRange | null) => void;
  id?: string;
  allowClear?: boolean;
}

/** A range of shop days with the ranges that people ask for every day. */
export const DateRange = ({ value, onChange, id, allowClear = true }: DateRangeProps): ReactElement => (
  <DatePicker.RangePicker
    {...(id ? { id } : {})}
    allowClear={allowClear}
    presets={presets()}
    style={{ width: '100%' }}
    value={value ? [dayjs(value[0]), dayjs(value[1])] : null}
    onChange={(days) => onChange?.(days?.[0] && days[1] ? [days[0].format('YYYY-MM-DD'), days[1].format('YYYY-MM-DD')] : null)}
  />
);
