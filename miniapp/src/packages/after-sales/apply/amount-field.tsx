import { Input, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { parseYuan, yuan, type Fen } from '@huitou/shared-types/money.ts';
import { toast } from '@/platform/feedback';

interface AmountFieldProps {
  id: string;
  label: string;
  hint: string;
  value: Fen;
  max: Fen;
  onChange: (fen: Fen) => void;
}

/** An amount within a cap. Taken over when the finger leaves it; what is out of bounds is clamped, and the reason told. */
export function AmountField({ id, label, hint, value, max, onChange }: AmountFieldProps) {
  const [text, setText] = useState(yuan(value));
  useEffect(() => setText(yuan(value)), [value]);
  const take = () => {
    const fen = parseYuan(text);
    if (fen === null || fen < 0) {
      toast('请填写正确的金额');
      return setText(yuan(value));
    }
    if (fen > max) toast(`最多可退 ¥${yuan(max)}`);
    const next = Math.min(fen, max);
    setText(yuan(next));
    if (next !== value) onChange(next);
  };
  return (
    <View className="amount-field">
      <View className="amount-field-label">
        {label}
        <View className="amount-field-hint">{hint}</View>
      </View>
      <View className="amount-field-box">
        ¥
        <Input
          id={id}
          className="amount-field-input"
          type="digit"
          value={text}
          maxlength={12}
          onInput={(event) => setText(event.detail.value)}
          onBlur={take}
        />
      </View>
    </View>
  );
}
