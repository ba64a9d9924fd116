import {
  riskGroupLabels,
  riskRuleCodes,
  riskRules,
  ruleModeLabels,
  ruleModes,
  type RiskRuleCode,
} from '@huitou/shared-types/risk/rules.ts';
import type { AntiBot } from '@huitou/shared-types/risk/schema.ts';
import { Button, InputNumber, Segmented, Table } from 'antd';
import type { ReactElement } from 'react';

type Settings = AntiBot['rules'];
type Setting = Settings[RiskRuleCode];
const groups = Object.keys(riskGroupLabels) as (keyof typeof riskGroupLabels)[];
const codes = groups.flatMap((group) => riskRuleCodes.filter((code) => riskRules[code].group === group));
const same = (a: Setting, b: Setting): boolean => a.mode === b.mode && a.weight === b.weight && a.limit === b.limit;

/** Every rule with its mode, weight and limit; changed ones are marked, and can be set back to what the shop came with. */
export const RuleTable = ({
  rules,
  saved,
  onChange,
}: {
  rules: Settings;
  saved: Settings;
  onChange: (rules: Settings) => void;
}): ReactElement => {
  const set = (code: RiskRuleCode, change: Partial<Setting>): void => onChange({ ...rules, [code]: { ...rules[code], ...change } });
  return (
    <Table<RiskRuleCode>
      size="small"
      rowKey={(code) => code}
      pagination={false}
      sticky={{ offsetHeader: 48 }}
      dataSource={codes}
      rowClassName={(code) => (same(rules[code], saved[code]) ? '' : 'row-current')}
      columns={[
        {
          title: '类别',
          width: 90,
          render: (_, code) => riskGroupLabels[riskRules[code].group],
          onCell: (code, index) => {
            const { group } = riskRules[code];
            const first = index === 0 || riskRules[codes[(index ?? 0) - 1] ?? code].group !== group;
            return { rowSpan: first ? codes.filter((one) => riskRules[one].group === group).length : 0 };
          },
        },
        {
          title: '规则',
          render: (_, code) => (
            <div style={{ lineHeight: 1.5 }}>
              <b>{riskRules[code].label}</b>
              <div className="muted small">{riskRules[code].tells}</div>
            </div>
          ),
        },
        {
          title: '模式',
          width: 210,
          render: (_, code) => (
            <Segmented
              size="small"
              options={ruleModes.map((value) => ({ value, label: ruleModeLabels[value] }))}
              value={rules[code].mode}
              onChange={(mode) => set(code, { mode })}
            />
          ),
        },
        {
          title: '阈值',
          width: 190,
          render: (_, code) => (
            <>
              <InputNumber
                size="small"
                aria-label={`${riskRules[code].label}阈值`}
                min={0}
                max={100_000}
                value={rules[code].limit}
                onChange={(limit) => limit !== null && set(code, { limit })}
                style={{ width: 90 }}
              />
              <span className="muted small"> {riskRules[code].unit}</span>
            </>
          ),
        },
        {
          title: '权重',
          width: 110,
          render: (_, code) => (
            <InputNumber
              size="small"
              aria-label={`${riskRules[code].label}权重`}
              min={-100}
              max={100}
              value={rules[code].weight}
              onChange={(weight) => weight !== null && set(code, { weight })}
              style={{ width: 80 }}
            />
          ),
        },
        {
          title: '',
          width: 90,
          render: (_, code) => {
            const { weight, limit } = riskRules[code];
            const original: Setting = { mode: 'on', weight, limit };
            return (
              !same(rules[code], original) && (
                <Button type="link" size="small" onClick={() => set(code, original)}>
                  恢复默认
                </Button>
              )
            );
          },
        },
      ]}
    />
  );
};
