import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReleasePlan } from '@huitou/shared-types/flash-sales/schema.ts';
import { releaseModeLabels, releaseModes } from '@huitou/shared-types/flash-sales/states.ts';
import { Button, Flex, InputNumber, Radio } from 'antd';
import type { ReactElement } from 'react';
import { planProblem, planText, waveUnits } from './plan-text.ts';

interface PlanEditorProps {
  value: ReleasePlan;
  onChange: (plan: ReleasePlan) => void;
  /** To tell what the percents come to. */
  quota: number;
}

const PRESETS: readonly { label: string; waves: ReleasePlan['waves'] }[] = [
  { label: '40/30/30', waves: [0, 10, 20].map((afterMinutes, i) => ({ afterMinutes, percent: [40, 30, 30][i] ?? 0 })) },
  { label: '50/50', waves: [0, 10].map((afterMinutes) => ({ afterMinutes, percent: 50 })) },
  { label: '四批各 25%', waves: [0, 5, 10, 15].map((afterMinutes) => ({ afterMinutes, percent: 25 })) },
];

/** How much goes on sale when: at once, in waves, or as it is paid and asked for. */
export const PlanEditor = ({ value, onChange, quota }: PlanEditorProps): ReactElement => {
  const problem = planProblem(value);
  const number = (
    name: 'firstPercent' | 'stepPercent' | 'everySeconds',
    label: string,
    unit: string,
    max: number,
    min = 1,
  ): ReactElement => (
    <Flex gap={8} align="center">
      <span style={{ width: 96 }}>{label}</span>
      <InputNumber
        min={min}
        max={max}
        precision={0}
        suffix={unit}
        value={value[name]}
        aria-label={label}
        style={{ width: 120 }}
        onChange={(n) => n !== null && onChange({ ...value, [name]: n })}
      />
      {unit === '%' && <span className="muted small num">约 {Math.round((quota * value[name]) / 100)} 件</span>}
    </Flex>
  );
  return (
    <Flex vertical gap={10}>
      <Radio.Group
        optionType="button"
        value={value.mode}
        options={releaseModes.map((mode) => ({ value: mode, label: releaseModeLabels[mode] }))}
        onChange={(event) => {
          const mode = event.target.value as ReleasePlan['mode'];
          onChange({ ...value, mode, waves: mode === 'waves' && value.waves.length === 0 ? [...(PRESETS[0]?.waves ?? [])] : value.waves });
        }}
      />
      {value.mode === 'waves' && <Waves value={value} onChange={onChange} quota={quota} />}
      {value.mode === 'traffic' && (
        <>
          {number('firstPercent', '开始时放出', '%', 100)}
          {number('stepPercent', '每次最多放', '%', 100)}
          {number('everySeconds', '至少间隔', '秒', 3600, 2)}
        </>
      )}
      {problem ? <span className="bad small">{problem}</span> : <span className="muted small">{planText(value)}</span>}
    </Flex>
  );
};

const Waves = ({ value, onChange, quota }: PlanEditorProps): ReactElement => {
  const units = waveUnits(quota, value.waves);
  const set = (waves: ReleasePlan['waves']): void => onChange({ ...value, waves });
  const last = value.waves.at(-1);
  return (
    <>
      {value.waves.map((wave, i) => (
        <Flex key={i} gap={8} align="center">
          <span className="nowrap">第 {i + 1} 批：开始后</span>
          <InputNumber
            min={0}
            max={10_080}
            precision={0}
            suffix="分钟"
            value={wave.afterMinutes}
            aria-label={`第 ${i + 1} 批开始后几分钟`}
            style={{ width: 120 }}
            onChange={(n) => set(value.waves.map((one, j) => (j === i ? { ...one, afterMinutes: n ?? 0 } : one)))}
          />
          放
          <InputNumber
            min={1}
            max={100}
            precision={0}
            suffix="%"
            value={wave.percent}
            aria-label={`第 ${i + 1} 批比例`}
            style={{ width: 90 }}
            onChange={(n) => set(value.waves.map((one, j) => (j === i ? { ...one, percent: n ?? 1 } : one)))}
          />
          <span className="muted small num nowrap">{units[i]} 件</span>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`删除第 ${i + 1} 批`}
            disabled={value.waves.length === 1}
            onClick={() => set(value.waves.filter((_, j) => j !== i))}
          />
        </Flex>
      ))}
      <Flex gap={8} align="center" wrap>
        <Button
          size="small"
          icon={<PlusOutlined />}
          disabled={value.waves.length >= 20}
          onClick={() => set([...value.waves, { afterMinutes: (last?.afterMinutes ?? -10) + 10, percent: 10 }])}
        >
          加一批
        </Button>
        {PRESETS.map(({ label, waves }) => (
          <Button key={label} size="small" type="link" onClick={() => set(waves.map((wave) => ({ ...wave })))}>
            {label}
          </Button>
        ))}
      </Flex>
    </>
  );
};
