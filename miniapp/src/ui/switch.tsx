import { View } from '@tarojs/components';

interface SwitchProps {
  id: string;
  on: boolean;
  label: string;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}

/** Something that is on or off, and takes effect at once. `label` is for those who cannot see it. */
export function Switch({ id, on, label, disabled, onChange }: SwitchProps) {
  return (
    <View
      id={id}
      className={`switch ${on ? 'switch-on' : ''} ${disabled ? 'switch-off' : ''}`}
      role="switch"
      aria-checked={on}
      aria-label={label}
      aria-disabled={disabled ?? false}
      onClick={(event) => {
        event.stopPropagation();
        if (!disabled) onChange(!on);
      }}
    >
      <View className="switch-knob" />
    </View>
  );
}
