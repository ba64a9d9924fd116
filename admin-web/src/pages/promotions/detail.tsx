import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import type { Promotion } from '@huitou/shared-types/promotions/schema.ts';
import { promotionKindLabels, promotionShownLabels } from '@huitou/shared-types/promotions/states.ts';
import { Button, Col, Flex, Progress, Row, Statistic, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { count, dateTime, money, shopDay } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { Can } from '../../ui/can.tsx';
import { DateRange } from '../../ui/date-range.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { AuditTrail } from '../system/audit-trail.tsx';
import { PromotionMoves } from './actions.tsx';
import StatsChart from './detail/chart.tsx';
import { rangeText, rhythmText } from './schedule-text.ts';

/** One promotion: its rule in words, what it cost and sold, who changed what. */
export default function PromotionDetailPage(): ReactElement {
  const { id = '' } = useParams();
  const promotion = useApiQuery(promotionAdminRoutes.detail, { id }, { refetchInterval: 15_000 });
  return <Loaded query={promotion}>{(data) => <Detail key={data.id} promotion={data} />}</Loaded>;
}

const Detail = ({ promotion }: { promotion: Promotion }): ReactElement => {
  const navigate = useNavigate();
  const can = useCan();
  const duplicate = useAction(promotionAdminRoutes.duplicate, '已复制为草稿');
  const copy = async (): Promise<void> => {
    const made = await duplicate.run({ id: promotion.id });
    if (made) void navigate(`/promotions/${made.id}/edit`);
  };
  return (
    <Page
      title={promotion.name}
      hint={
        <Flex gap={8} align="center">
          <StatusTag labels={promotionShownLabels} status={promotion.shown} />
          {promotionKindLabels[promotion.kind]} · {rangeText(promotion)}
        </Flex>
      }
      extra={
        <Flex gap={8}>
          <PromotionMoves promotion={promotion} />
          {can(promotionAdminRoutes.duplicate) && (
            <Button loading={duplicate.busy} onClick={() => void copy()}>
              复制
            </Button>
          )}
          {can(promotionAdminRoutes.update) && promotion.status !== 'ended' && (
            <Button onClick={() => void navigate(`/promotions/${promotion.id}/edit`)}>编辑</Button>
          )}
        </Flex>
      }
    >
      <Row gutter={12} wrap={false}>
        <Col flex="auto" style={{ minWidth: 0 }}>
          <Stats promotion={promotion} />
          <Can route={auditRoutes.list}>
            <section className="panel" style={{ marginTop: 12 }}>
              <h2 className="panel-title">操作日志</h2>
              <AuditTrail subject="promotion" subjectId={promotion.id} />
            </section>
          </Can>
        </Col>
        <Col flex="340px">
          <section className="panel">
            <h2 className="panel-title">规则</h2>
            <Tag color="orange">{promotion.label}</Tag>
            <ul className="sentence">
              {promotion.texts.map((line) => (
                <li key={line}>{line}</li>
              ))}
              <li>适用：{promotion.scopeText}</li>
              <li>{rangeText(promotion)}</li>
              {rhythmText(promotion) && <li>限 {rhythmText(promotion)}</li>}
              <li>{promotion.withMember ? '可与会员价同享' : '不与会员价同享'}</li>
              <li>{promotion.withCoupons ? '可与优惠券同享' : '不与优惠券同享'}</li>
              <li>优先级 {promotion.priority}</li>
              {promotion.perCustomer !== null && <li>每人限享 {promotion.perCustomer} 单</li>}
              {promotion.note && <li>内部备注：{promotion.note}</li>}
            </ul>
            <p className="muted small" style={{ marginBottom: 0 }}>
              {promotion.createdBy} 于 {dateTime(promotion.createdAt)} 创建
            </p>
          </section>
        </Col>
      </Row>
    </Page>
  );
};

const Stats = ({ promotion }: { promotion: Promotion }): ReactElement => {
  const [range, setRange] = useState<readonly [string, string]>(() => [shopDay(-29), shopDay()]);
  const stats = useApiQuery(
    promotionAdminRoutes.stats,
    { id: promotion.id, from: range[0], to: range[1] },
    { keepPrevious: true, refetchInterval: 60_000 },
  );
  return (
    <section className="panel">
      <Flex justify="space-between" align="center" style={{ marginBottom: 12 }}>
        <h2 className="panel-title" style={{ margin: 0 }}>
          活动效果
        </h2>
        <div style={{ width: 260 }}>
          <DateRange value={range} allowClear={false} onChange={(days) => days && setRange(days)} />
        </div>
      </Flex>
      {promotion.budget !== null && (
        <div style={{ marginBottom: 12 }}>
          <span className="muted small">
            预算 {money(promotion.budget)}，累计优惠 {money(promotion.cost)}
          </span>
          <Progress
            size="small"
            percent={Number(Math.min(100, (promotion.cost / promotion.budget) * 100).toFixed(1))}
            status={promotion.shown === 'spent' ? 'exception' : 'normal'}
          />
        </div>
      )}
      <Loaded query={stats}>
        {(data) => (
          <>
            <div className="stat-row stat-three" style={{ marginBottom: 12 }}>
              <Statistic title="下单" value={count(data.orders)} suffix="单" />
              <Statistic title="支付" value={count(data.paidOrders)} suffix="单" />
              <Statistic title="参与顾客" value={count(data.customers)} suffix="人" />
              <Statistic title="优惠成本（已支付）" value={money(data.paidCost)} />
              <Statistic title="带动成交" value={money(data.goods)} />
              <Statistic title="成本占成交" value={data.goods === 0 ? '—' : `${((data.paidCost / data.goods) * 100).toFixed(1)}%`} />
            </div>
            <StatsChart days={data.days} />
          </>
        )}
      </Loaded>
    </section>
  );
};
