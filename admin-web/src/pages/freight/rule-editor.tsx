import { Flex, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { MoneyInput } from '../../ui/money-input.tsx';
import { byLabels, type FreightBy, type FreightRule } from './units.ts';

interface RuleEditorProps {
  value?: FreightRule;
  onChange?: (rule: FreightRule) => void;
  by: FreightBy;
}

/** First block, further blocks, and when it is free, in one sentence to fill in. */
export const RuleEditor = ({ value, onChange, by }: RuleEditorProps): ReactElement | null => {
  if (!value) return null;
  const { unit } = byLabels[by];
  const set = (part: Partial<FreightRule>): void => onChange?.({ ...value, ...part });
  const block = { min: 1, max: 1_000_000, precision: 0, controls: false, style: { width: 84 } };
  return (
    <Flex gap={8} wrap align="center">
      <InputNumber {...block} value={value.first} aria-label="首件数量" onChange={(first) => set({ first: first ?? 1 })} />
      <span>{unit}内</span>
      <MoneyInput
        value={value.firstFee}
        aria-label="首件运费"
        style={{ width: 104 }}
        onChange={(firstFee) => set({ firstFee: firstFee ?? 0 })}
      />
      <span>，每增加</span>
      <InputNumber {...block} value={value.next} aria-label="续件数量" onChange={(next) => set({ next: next ?? 1 })} />
      <span>{unit}加</span>
      <MoneyInput
        value={value.nextFee}
        aria-label="续件运费"
        style={{ width: 104 }}
        onChange={(nextFee) => set({ nextFee: nextFee ?? 0 })}
      />
      <span>；满</span>
      <MoneyInput
        value={value.freeFrom}
        aria-label="包邮金额"
        placeholder="不设"
        style={{ width: 104 }}
        onChange={(freeFrom) => set({ freeFrom })}
      />
      <span>或满</span>
      <InputNumber
        {...block}
        value={value.freePieces}
        max={9999}
        aria-label="包邮件数"
        placeholder="不设"
        onChange={(freePieces) => set({ freePieces })}
      />
      <span>件包邮</span>
    </Flex>
  );
};
