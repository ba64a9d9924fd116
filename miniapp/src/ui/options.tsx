import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './icon';

interface OptionsProps<K extends string> {
  id: string;
  options: readonly { key: K; label: ReactNode; hint?: ReactNode }[];
  current: K | undefined;
  onChange: (key: K) => void;
}

/** One of several, below each other, in a sheet. Ids are `<id>-<n>`. */
export function Options<K extends string>({ id, options, current, onChange }: OptionsProps<K>) {
  return (
    <View className="options" role="radiogroup">
      {options.map(({ key, label, hint }, i) => (
        <View
          key={key}
          id={`${id}-${i}`}
          className={`option ${key === current ? 'option-on' : ''}`}
          hoverClass="option-pressed"
          role="radio"
          aria-checked={key === current}
          onClick={() => onChange(key)}
        >
          <View className="option-text">
            <View className="option-label">{label}</View>
            {hint ? <View className="option-hint">{hint}</View> : null}
          </View>
          {key === current ? <Icon name="check" size={18} /> : null}
        </View>
      ))}
    </View>
  );
}
