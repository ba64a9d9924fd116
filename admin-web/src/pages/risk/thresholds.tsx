import type { AntiBot } from '@huitou/shared-types/risk/schema.ts';
import { Flex, InputNumber, Radio, Segmented } from 'antd';
import type { ReactElement, ReactNode } from 'react';

const Field = ({ label, children }: { label: string; children: ReactNode }): ReactElement => (
  <div style={{ marginBottom: 12 }}>
    <div className="muted small" style={{ marginBottom: 4 }}>
      {label}
    </div>
    {children}
  </div>
);

const numbers = [
  { name: 'challengeFrom', label: '验证：达到分数', min: 1, max: 1000 },
  { name: 'refuseFrom', label: '拒绝：达到分数', min: 1, max: 1000 },
  { name: 'tokenSeconds', label: '入场凭证有效（秒）', min: 10, max: 600 },
  { name: 'challengeSeconds', label: '滑块有效（秒）', min: 20, max: 300 },
  { name: 'challengeTries', label: '10 分钟内可答错（次）', min: 1, max: 5 },
  { name: 'tolerancePx', label: '滑块误差（像素，图宽 600）', min: 2, max: 20 },
  { name: 'keepDays', label: '记录保留（天）', min: 7, max: 365 },
] as const;

/** What follows from the score. */
export const Thresholds = ({ rules, set }: { rules: AntiBot; set: (change: Partial<AntiBot>) => void }): ReactElement => (
  <Flex gap={32} wrap>
    <Field label="模式">
      <Segmented<AntiBot['mode']>
        options={[
          { value: 'enforce', label: '生效' },
          { value: 'observe', label: '仅观察' },
        ]}
        value={rules.mode}
        onChange={(mode) => set({ mode })}
      />
    </Field>
    <Field label="高分处理">
      <Radio.Group
        value={rules.highAction}
        onChange={(event) => set({ highAction: event.target.value as AntiBot['highAction'] })}
        options={[
          { value: 'refuse', label: '直接拒绝' },
          { value: 'behind', label: '不提示，排到所有人之后' },
        ]}
      />
    </Field>
    {numbers.map(({ name, label, min, max }) => (
      <Field key={name} label={label}>
        <InputNumber
          aria-label={label}
          min={min}
          max={max}
          precision={0}
          value={rules[name]}
          onChange={(value) => value !== null && set({ [name]: value })}
          style={{ width: 120 }}
        />
      </Field>
    ))}
  </Flex>
);
