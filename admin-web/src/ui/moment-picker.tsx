import { DatePicker } from 'antd';
import type { ReactElement } from 'react';
import { isoToPicked, pickedToIso } from '../lib/format.ts';

interface MomentPickerProps {
  value?: string | null;
  onChange?: (iso: string | null) => void;
  id?: string;
  placeholder?: string;
}

/** A moment in shop time, as ISO with offset. */
export const MomentPicker = ({ value, onChange, id, placeholder = '不设置' }: MomentPickerProps): ReactElement => (
  <DatePicker
    {...(id ? { id } : {})}
    showTime={{ format: 'HH:mm' }}
    format="YYYY-MM-DD HH:mm"
    placeholder={placeholder}
    style={{ width: 200 }}
    value={isoToPicked(value)}
    onChange={(picked) => onChange?.(picked ? pickedToIso(picked.second(0)) : null)}
  />
);
