import { View } from '@tarojs/components';
import { Icon } from './icon';

interface SegmentsProps<K extends string> {
  id: string;
  options: readonly { key: K; label: string; icon?: string }[];
  current: K;
  onChange: (key: K) => void;
}

/** A choice between two or three ways, all in sight. Ids are `<id>-<key>`. */
export function Segments<K extends string>({ id, options, current, onChange }: SegmentsProps<K>) {
  return (
    <View className="segments" role="tablist">
      {options.map(({ key, label, icon }) => (
        <View
          key={key}
          id={`${id}-${key}`}
          className={`segment ${key === current ? 'segment-on' : ''}`}
          hoverClass="segment-pressed"
          role="tab"
          aria-selected={key === current}
          onClick={() => onChange(key)}
        >
          {icon ? <Icon name={icon} size={18} /> : null}
          {label}
        </View>
      ))}
    </View>
  );
}
