import { InputNumber } from 'antd';
import type { ReactElement } from 'react';

interface ZheInputProps {
  value?: number | null;
  onChange?: (zhe: number | null) => void;
  id?: string;
  /** Digits behind the point. */
  digits?: 1 | 2;
  width?: number;
  'aria-label'?: string;
}

/** A discount as people say it: 8.5 折. What is typed stays as it is; `zheRule` says when it cannot be meant. */
export const ZheInput = ({ digits = 1, width = 140, ...rest }: ZheInputProps): ReactElement => (
  <InputNumber<number> {...rest} step={digits === 1 ? 0.5 : 0.1} precision={digits} suffix="折" style={{ width }} />
);

/** Whether it is a discount that the server takes. */
export const isZhe = (zhe: number | null, least: number, most: number): zhe is number => zhe !== null && zhe >= least && zhe <= most;

/** What is wrong with a discount; null when nothing is. A hasty hand writes 85 for 8.5: that is asked about, never cut to the nearest. */
export const zheProblem = (zhe: number | null | undefined, least: number, most: number): string | null => {
  if (zhe === null || zhe === undefined) return '请填写折扣';
  if (isZhe(zhe, least, most)) return null;
  const meant = zhe / 10;
  return `折扣须在 ${least}–${most} 之间${isZhe(meant, least, most) ? `，是 ${meant} 折吗？` : ''}`;
};

/** The same as a rule of a form. */
export const zheRule = (least: number, most: number) => ({
  validator: (_: unknown, zhe: number | null | undefined) => {
    const problem = zheProblem(zhe, least, most);
    return problem === null ? Promise.resolve() : Promise.reject(new Error(problem));
  },
});
