import { Input, Textarea, View } from '@tarojs/components';
import type { ReactNode } from 'react';

interface FieldProps {
  id: string;
  label: string;
  value: string;
  placeholder?: string;
  type?: 'text' | 'number' | 'digit' | 'nickname';
  maxlength?: number;
  /** Why the value cannot be taken; shown below in red. */
  error?: string | undefined;
  multiline?: boolean;
  onChange: (value: string) => void;
  /** Shown at the end of the line. */
  aside?: ReactNode;
}

/** A labelled input on a line of its own. */
export function Field({
  id,
  label,
  value,
  placeholder = '',
  type = 'text',
  maxlength = 60,
  error,
  multiline,
  onChange,
  aside,
}: FieldProps) {
  return (
    <View className={`field ${error ? 'field-wrong' : ''}`}>
      <View className="field-line">
        <View className="field-label">{label}</View>
        {multiline ? (
          <Textarea
            id={id}
            className="field-area"
            value={value}
            placeholder={placeholder}
            placeholderClass="placeholder"
            maxlength={maxlength}
            autoHeight
            onInput={(event) => onChange(event.detail.value)}
          />
        ) : (
          <Input
            id={id}
            className="field-input"
            value={value}
            type={type}
            placeholder={placeholder}
            placeholderClass="placeholder"
            maxlength={maxlength}
            onInput={(event) => onChange(event.detail.value)}
            onBlur={(event) => type === 'nickname' && onChange(event.detail.value)}
          />
        )}
        {aside}
      </View>
      {error ? (
        <View id={`${id}-error`} className="field-error">
          {error}
        </View>
      ) : null}
    </View>
  );
}
