import { Button, Flex, Input, InputNumber, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { MoneyInput } from '../../../ui/money-input.tsx';
import type { SkuDraft } from './draft.ts';
import type { Combination, SpecDraft } from './sku-matrix.ts';

interface BatchFillProps {
  specs: readonly SpecDraft[];
  combos: readonly Combination[];
  onFill: (ids: readonly string[], part: (i: number) => Partial<SkuDraft>) => void;
}

interface Values {
  price: number | null;
  marketPrice: number | null;
  cost: number | null;
  weightG: number | null;
  volumeCm3: number | null;
  codePrefix: string;
}
const NOTHING: Values = { price: null, marketPrice: null, cost: null, weightG: null, volumeCm3: null, codePrefix: '' };

/** Fills the typed values into all combinations, or into those with some spec value. */
export const BatchFill = ({ specs, combos, onFill }: BatchFillProps): ReactElement => {
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [values, setValues] = useState<Values>(NOTHING);
  const matching = combos.filter(({ valueKeys }) => Object.values(chosen).every((key) => valueKeys.includes(key)));
  const { codePrefix, ...numbers } = values;
  const typed = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== null));
  const empty = Object.keys(typed).length === 0 && codePrefix.trim() === '';
  const fill = (): void => {
    onFill(
      matching.map(({ id }) => id),
      (i) => ({ ...typed, ...(codePrefix.trim() ? { code: `${codePrefix.trim()}-${String(i + 1).padStart(2, '0')}` } : {}) }),
    );
    setValues(NOTHING);
  };
  const set = (part: Partial<Values>): void => setValues({ ...values, ...part });
  return (
    <Flex gap={8} wrap align="center" style={{ margin: '12px 0' }}>
      <span className="muted">批量填充</span>
      {specs.map((spec) => (
        <Select
          key={spec.key}
          allowClear
          placeholder={`全部${spec.name}`}
          style={{ width: 120 }}
          {...(chosen[spec.key] ? { value: chosen[spec.key] } : {})}
          options={spec.values.map((value) => ({ value: value.key, label: value.name }))}
          onChange={(key: string | undefined) => {
            const { [spec.key]: _, ...rest } = chosen;
            setChosen(key ? { ...rest, [spec.key]: key } : rest);
          }}
        />
      ))}
      <MoneyInput value={values.price} onChange={(price) => set({ price })} placeholder="价格" style={{ width: 104 }} />
      <MoneyInput value={values.marketPrice} onChange={(marketPrice) => set({ marketPrice })} placeholder="划线价" style={{ width: 104 }} />
      <MoneyInput value={values.cost} onChange={(cost) => set({ cost })} placeholder="成本价" style={{ width: 104 }} />
      <InputNumber
        value={values.weightG}
        min={0}
        precision={0}
        controls={false}
        placeholder="重量 g"
        style={{ width: 84 }}
        onChange={(weightG) => set({ weightG })}
      />
      <InputNumber
        value={values.volumeCm3}
        min={0}
        precision={0}
        controls={false}
        placeholder="体积 cm³"
        style={{ width: 92 }}
        onChange={(volumeCm3) => set({ volumeCm3 })}
      />
      <Input
        value={values.codePrefix}
        maxLength={34}
        placeholder="编码前缀"
        style={{ width: 110 }}
        onChange={(event) => set({ codePrefix: event.target.value })}
      />
      <Button disabled={empty} onClick={fill}>
        填充 {matching.length} 行
      </Button>
    </Flex>
  );
};
