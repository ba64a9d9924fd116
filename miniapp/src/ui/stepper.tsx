import { Input, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { toast } from '@/platform/feedback';
import { Icon } from './icon';

interface StepperProps {
  id?: string;
  value: number;
  min?: number;
  max: number;
  /** Said when the customer asks for more than `max`, e.g. `库存仅剩 3 件`. */
  maxReason?: string | undefined;
  minReason?: string | undefined;
  disabled?: boolean;
  onChange: (value: number) => void;
}

/** A quantity: two buttons and a field; what is out of bounds is clamped and the reason is told. */
export function Stepper({ id = 'quantity', value, min = 1, max, maxReason, minReason, disabled, onChange }: StepperProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const ask = (wanted: number) => {
    if (disabled) return;
    if (wanted > max) toast(maxReason ?? `最多 ${max} 件`);
    else if (wanted < min) toast(minReason ?? `至少 ${min} 件`);
    const next = Math.max(min, Math.min(max, wanted));
    setText(String(next));
    if (next !== value) onChange(next);
  };
  return (
    <View className={`stepper ${disabled ? 'stepper-off' : ''}`} onClick={(event) => event.stopPropagation()}>
      <View
        id={`${id}-minus`}
        className={`stepper-button ${value <= min ? 'stepper-end' : ''}`}
        role="button"
        aria-label="减少"
        onClick={() => ask(value - 1)}
      >
        <Icon name="minus" size={16} />
      </View>
      <Input
        id={id}
        className="stepper-input"
        type="number"
        value={text}
        disabled={disabled ?? false}
        onInput={(event) => setText(event.detail.value)}
        onBlur={() => ask(/^\d+$/.test(text) ? Number(text) : value)}
      />
      <View
        id={`${id}-plus`}
        className={`stepper-button ${value >= max ? 'stepper-end' : ''}`}
        role="button"
        aria-label="增加"
        onClick={() => ask(value + 1)}
      >
        <Icon name="plus" size={16} />
      </View>
    </View>
  );
}
