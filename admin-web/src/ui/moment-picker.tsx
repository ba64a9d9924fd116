import { DatePicker } from 'antd';
import type { ReactElement } from 'react';
import { isoToPicked, pickedToIso } from '../lib/format.ts';

interface MomentPickerProps {
  value?: string | null;
  onChange?: (iso: string | null) => void;
  id?: string;
  placeholder?: string;
  disabled?: boolean;
}

/** A moment in shop time, as ISO with offset. */
export const MomentPicker = ({ value, onChange, id, placeholder = '不设置', disabled }: MomentPickerProps): ReactElement => (
  <DatePicker
    {...(id ? { id } : {})}
    {...(disabled === undefined ? {} : { disabled })}
    showTime={{ format: 'HH:mm' }}
    format="YYYY-MM-DD HH:mm"
    placeholder={placeholder}
    style={{ width: 200 }}
    value={isoToPicked(value)}
    onChange={(picked) => onChange?.(picked ? pickedToIso(picked.second(0)) : null)}
  />
);
