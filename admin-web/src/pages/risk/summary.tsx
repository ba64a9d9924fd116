import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { RiskSummary } from '@huitou/shared-types/risk/schema.ts';
import { riskDecisionLabels } from '@huitou/shared-types/risk/states.ts';
import { Flex, Progress, Segmented, Statistic, Tooltip } from 'antd';
import { useMemo, useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { count, dayStart, shopDay } from '../../lib/format.ts';
import { Loaded } from '../../ui/states.tsx';
import { ruleLabel } from './words.ts';

const SPANS = [
  { value: 0, label: '今天' },
  { value: 6, label: '近 7 天' },
  { value: 29, label: '近 30 天' },
];
const SHOWN_RULES = 6;
const EVERY_MS = 10_000;

/** How many were let in and how many not, and which rules did it. */
export const Summary = (): ReactElement => {
  const [back, setBack] = useState(6);
  const input = useMemo(() => ({ from: dayStart(shopDay(-back)), to: dayStart(shopDay(1)) }), [back]);
  const summary = useApiQuery(riskRoutes.summary, input, { refetchInterval: EVERY_MS, keepPrevious: true });
  return (
    <section className="panel" style={{ marginBottom: 12 }} aria-label="判定概况">
      <Flex justify="space-between" align="center" style={{ marginBottom: 8 }}>
        <h2 className="panel-title">概况</h2>
        <Segmented size="small" options={SPANS} value={back} onChange={(value) => setBack(Number(value))} />
      </Flex>
      <Loaded query={summary}>{(data) => <Figures data={data} />}</Loaded>
    </section>
  );
};

const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);

const Figures = ({ data }: { data: RiskSummary }): ReactElement => {
  const most = Math.max(1, ...data.rules.map((rule) => rule.count));
  return (
    <Flex gap={48} wrap>
      <Statistic title="判定" value={data.total} />
      {data.decisions
        .filter(({ decision, count: times, wouldBe }) => decision !== 'behind' || times > 0 || wouldBe > 0)
        .map(({ decision, count: times, wouldBe }) => (
          <Statistic
            key={decision}
            title={riskDecisionLabels[decision].label}
            value={times}
            suffix={
              <span className="muted small">
                {share(times, data.total)}
                {wouldBe !== times && decision !== 'pass' && (
                  <Tooltip title="只按得分、不看名单、验证结果和观察模式时的数量">
                    <span> · 按分 {count(wouldBe)}</span>
                  </Tooltip>
                )}
              </span>
            }
          />
        ))}
      <Statistic title="滑块通过" value={data.puzzles.solved} suffix={<span className="muted small">/ {count(data.puzzles.asked)}</span>} />
      <div style={{ minWidth: 320, flex: 1 }}>
        {data.rules.length === 0 ? (
          <span className="muted">没有被拦下的请求</span>
        ) : (
          data.rules.slice(0, SHOWN_RULES).map((rule) => (
            <Flex key={rule.rule} gap={8} align="center">
              <span style={{ width: 120 }} className="small">
                {ruleLabel(rule.rule)}
              </span>
              <Progress percent={(rule.count / most) * 100} showInfo={false} size="small" style={{ flex: 1, margin: 0 }} />
              <span className="num small" style={{ width: 110 }}>
                {count(rule.count)}
                {rule.falsePositives > 0 && <span className="bad"> 误判 {rule.falsePositives}</span>}
              </span>
            </Flex>
          ))
        )}
      </div>
    </Flex>
  );
};
