import { View } from '@tarojs/components';
import { Icon } from './icon';

interface CheckboxProps {
  id?: string;
  checked: boolean;
  disabled?: boolean;
  label?: string;
  onChange: (checked: boolean) => void;
}

export function Checkbox({ id, checked, disabled, label = '', onChange }: CheckboxProps) {
  return (
    <View
      id={id}
      className={`checkbox ${disabled ? 'checkbox-off' : ''}`}
      role="checkbox"
      aria-checked={checked}
      onClick={(event) => {
        event.stopPropagation();
        if (!disabled) onChange(!checked);
      }}
    >
      <View className={`checkbox-box ${checked ? 'checkbox-on' : ''}`}>{checked ? <Icon name="check" size={14} /> : null}</View>
      {label ? <View className="checkbox-label">{label}</View> : null}
    </View>
  );
}
