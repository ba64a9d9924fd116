import { InputNumber } from 'antd';
import type { ReactElement } from 'react';

interface PercentInputProps {
  /** In per mille. */
  value?: number | null;
  onChange?: (permille: number | null) => void;
  id?: string;
}

/** A share that is kept in per mille, typed in percent. What is typed stays as it is; `percentRule` says when it is too much. */
export const PercentInput = ({ value, onChange, ...rest }: PercentInputProps): ReactElement => (
  <InputNumber<number>
    {...rest}
    value={value === null || value === undefined ? null : value / 10}
    onChange={(percent) => onChange?.(percent === null ? null : Math.round(percent * 10))}
    precision={1}
    suffix="%"
    style={{ width: 160 }}
  />
);

/** `least` and `most` in per mille. */
export const percentRule = (least: number, most: number) => ({
  validator: (_: unknown, permille: number | null) =>
    permille !== null && permille >= least && permille <= most
      ? Promise.resolve()
      : Promise.reject(new Error(`请填写 ${least / 10}–${most / 10} 之间的百分比`)),
});
