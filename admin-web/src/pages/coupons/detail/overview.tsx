import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { Col, Progress, Row, Statistic } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../../lib/api.ts';
import { count, dateTime, money, shopDay } from '../../../lib/format.ts';
import { Can } from '../../../ui/can.tsx';
import { Loaded } from '../../../ui/states.tsx';
import { AuditTrail } from '../../system/audit-trail.tsx';
import { toFields, toValues } from '../editor/values.ts';
import { ruleSentences } from '../rule-sentence.ts';
import StatsChart from '../stats/chart.tsx';
import { Ticket } from '../ticket.tsx';
import { useStacking } from '../use-stacking.ts';

const share = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);

/** Figures, the customer's ticket, the rules in words, the last thirty days, who changed what. */
export const Overview = ({ template }: { template: Template }): ReactElement => {
  const { stacking } = useStacking();
  const fields = toFields(toValues(template));
  const range = { from: shopDay(-29), to: shopDay() };
  const stats = useApiQuery(couponAdminRoutes.stats, { templateId: template.id, by: 'day', ...range }, { refetchInterval: 60_000 });
  const total = stats.data?.total;
  return (
    <Row gutter={12} wrap={false}>
      <Col flex="auto" style={{ minWidth: 0 }}>
        <section className="panel">
          <div className="stat-row">
            <Statistic title="已领" value={count(template.claimed)} suffix={<Of whole={template.total} />} />
            <Statistic title={`已用（核销率 ${share(template.used, template.claimed)}）`} value={count(template.used)} />
            <Statistic title="抵扣成本" value={money(template.cost)} />
            <Statistic title="近 30 天带动成交" value={total ? money(total.sales) : '—'} />
            <Statistic title="成本占成交" value={total ? share(total.cost, total.sales) : '—'} />
          </div>
          {template.budget !== null && (
            <div style={{ marginTop: 12 }}>
              <span className="muted small">
                预算 {money(template.budget)}，已用 {money(template.cost)}，剩余 {money(Math.max(0, template.budget - template.cost))}
              </span>
              <Progress
                size="small"
                percent={Number(Math.min(100, (template.cost / template.budget) * 100).toFixed(1))}
                status={template.budgetSpent ? 'exception' : 'normal'}
              />
            </div>
          )}
        </section>
        <section className="panel">
          <h2 className="panel-title">近 30 天领取与使用</h2>
          <Loaded query={stats}>{({ series }) => <StatsChart series={series} {...range} />}</Loaded>
        </section>
        <Can route={auditRoutes.list}>
          <section className="panel">
            <h2 className="panel-title">操作日志</h2>
            <AuditTrail subject="coupon_template" subjectId={template.id} />
          </section>
        </Can>
      </Col>
      <Col flex="340px">
        <section className="panel">
          <h2 className="panel-title">顾客看到的样子</h2>
          <Ticket {...template} off={template.status === 'recalled'} />
          {template.description && (
            <p className="muted small" style={{ whiteSpace: 'pre-wrap', marginBottom: 0 }}>
              {template.description}
            </p>
          )}
        </section>
        <section className="panel">
          <h2 className="panel-title">规则说明</h2>
          <ul className="sentence">
            {fields && ruleSentences(fields, stacking).map((line) => <li key={line}>{line}</li>)}
            {template.costCentre && <li>成本中心：{template.costCentre}</li>}
            {template.note && <li>内部备注：{template.note}</li>}
          </ul>
          <p className="muted small" style={{ marginBottom: 0 }}>
            {template.createdBy} 于 {dateTime(template.createdAt)} 创建
          </p>
        </section>
      </Col>
    </Row>
  );
};

const Of = ({ whole }: { whole: number | null }): ReactElement => (
  <span className="muted stat-inline"> / {whole === null ? '不限' : count(whole)}</span>
);
