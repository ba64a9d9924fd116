import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Fen } from '@huitou/shared-types/money.ts';
import { Price } from './price';

interface BillRowProps {
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  fen: Fen;
  /** The sum of what stands above: a line over it, larger digits. */
  total?: boolean;
  tone?: 'accent' | 'ink';
}

/** One line of how an amount comes about. */
export function BillRow({ id, label, hint, fen, total, tone }: BillRowProps) {
  return (
    <View className={`bill-row ${total ? 'bill-total' : ''}`}>
      <View>
        {label}
        {hint ? <View className="bill-hint">{hint}</View> : null}
      </View>
      <Price {...(id ? { id } : {})} fen={fen} exact size={total ? 'l' : 'm'} tone={tone ?? (total ? 'accent' : 'ink')} />
    </View>
  );
}
