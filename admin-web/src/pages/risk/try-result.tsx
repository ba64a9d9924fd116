import type { TryRulesOut } from '@huitou/shared-types/risk/schema.ts';
import { riskDecisionLabels } from '@huitou/shared-types/risk/states.ts';
import { Flex, Statistic, Table } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { count, dateTime } from '../../lib/format.ts';
import { EmptyState } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';

/** What the last judgements would have been under the rules as they stand on the screen. */
export const TryResult = ({ tried }: { tried: TryRulesOut }): ReactElement => (
  <div style={{ marginTop: 16 }}>
    <h3 className="panel-title">试算：最近 {count(tried.judged)} 次判定，只按得分</h3>
    <Flex gap={48} wrap style={{ marginBottom: 12 }}>
      {tried.decisions
        .filter(({ before, after }) => before > 0 || after > 0)
        .map(({ decision, before, after }) => (
          <Statistic
            key={decision}
            title={riskDecisionLabels[decision].label}
            value={after}
            suffix={
              <span className={`small ${after === before ? 'muted' : 'bad'}`}>{after === before ? '不变' : `原 ${count(before)}`}</span>
            }
          />
        ))}
    </Flex>
    <Table<TryRulesOut['changed'][number]>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={tried.changed}
      locale={{ emptyText: <EmptyState text="没有判定会改变" /> }}
      columns={[
        { title: '时间', width: 170, render: (_, row) => <Link to={`/risk?open=${row.id}`}>{dateTime(row.at, true)}</Link> },
        { title: '客户', render: (_, row) => row.nickname || '微信用户' },
        { title: '原结果', width: 140, render: (_, row) => <StatusTag labels={riskDecisionLabels} status={row.before} /> },
        { title: '新结果', width: 140, render: (_, row) => <StatusTag labels={riskDecisionLabels} status={row.after} /> },
        {
          title: '得分',
          width: 140,
          align: 'right',
          render: (_, row) => <span className="num">{`${row.scoreBefore} → ${row.scoreAfter}`}</span>,
        },
      ]}
    />
  </div>
);
