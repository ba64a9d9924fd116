import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactElement } from 'react';

interface DayPickerProps {
  value?: string | null;
  onChange?: (day: string | null) => void;
  id?: string;
}

/** One shop day, `2026-01-31`. */
export const DayPicker = ({ value, onChange, id }: DayPickerProps): ReactElement => (
  <DatePicker
    {...(id ? { id } : {})}
    style={{ width: '100%' }}
    value={value ? dayjs(value) : null}
    onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
  />
);
