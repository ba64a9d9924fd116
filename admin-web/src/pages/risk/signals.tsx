import { riskGroupLabels, riskRules, ruleModeLabels } from '@huitou/shared-types/risk/rules.ts';
import type { Signal } from '@huitou/shared-types/risk/schema.ts';
import { Button, Table, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { EmptyState } from '../../ui/states.tsx';
import { measured } from './words.ts';

/** What each rule measured and how much it counted; those that counted nothing are folded away. */
export const Signals = ({ signals }: { signals: readonly Signal[] }): ReactElement => {
  const [all, setAll] = useState(false);
  const counted = signals.filter((signal) => signal.points !== 0);
  const shown = all ? signals : counted;
  return (
    <>
      <Table<Signal>
        size="small"
        rowKey="rule"
        pagination={false}
        dataSource={[...shown]}
        locale={{ emptyText: <EmptyState text="没有可疑信号" /> }}
        columns={[
          {
            title: '信号',
            render: (_, row) => (
              <div style={{ lineHeight: 1.5 }}>
                <Tag variant="filled">{riskGroupLabels[riskRules[row.rule].group]}</Tag>
                <b>{riskRules[row.rule].label}</b>
                {row.mode === 'observe' && (
                  <Tag color="orange" variant="filled" style={{ marginInlineStart: 4 }}>
                    {ruleModeLabels.observe}
                  </Tag>
                )}
                <div className="muted small">{riskRules[row.rule].tells}</div>
              </div>
            ),
          },
          { title: '实测', width: 120, render: (_, row) => <span className="num">{measured(row.rule, row.value)}</span> },
          { title: '阈值', width: 100, render: (_, row) => <span className="num muted">{measured(row.rule, row.limit)}</span> },
          { title: '风险', width: 70, align: 'right', render: (_, row) => <span className="num">{Math.round(row.risk * 100)}%</span> },
          { title: '权重', width: 70, align: 'right', render: (_, row) => <span className="num">{row.weight}</span> },
          {
            title: '得分',
            width: 80,
            align: 'right',
            render: (_, row) => (
              <b className={`num ${row.points > 0 && row.mode === 'on' ? 'bad' : 'muted'}`}>
                {row.points > 0 ? '+' : ''}
                {row.points}
              </b>
            ),
          },
        ]}
      />
      {counted.length < signals.length && (
        <Button type="link" size="small" onClick={() => setAll(!all)}>
          {all ? '只看计分的信号' : `另有 ${signals.length - counted.length} 项未计分`}
        </Button>
      )}
    </>
  );
};
