import { analyticsRoutes } from '@huitou/shared-types/analytics/routes.ts';
import type { Workbench } from '@huitou/shared-types/analytics/schema.ts';
import { Col, Row } from 'antd';
import { lazy, Suspense, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { count, money } from '../../lib/format.ts';
import { useMe } from '../../lib/me.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded, Loading } from '../../ui/states.tsx';
import { Attention } from './attention.tsx';
import { Stat, Todo } from './stat.tsx';
import { TopProducts } from './top-products.tsx';

// The chart library is larger than everything else on this page: the figures must not wait for it.
const TrendChart = lazy(() => import('./trend-chart.tsx'));

const greeting = (): string => {
  const hour = Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Asia/Shanghai' }).format(new Date()));
  return hour < 6 ? '夜深了' : hour < 12 ? '早上好' : hour < 18 ? '下午好' : '晚上好';
};

/** What matters today: sales against yesterday, what waits for a person, and the last thirty days. */
export default function WorkbenchPage(): ReactElement {
  const may = useCan()(analyticsRoutes.workbench);
  const me = useMe().data;
  const workbench = useApiQuery(analyticsRoutes.workbench, {}, { enabled: may, refetchInterval: 60_000 });
  return (
    <Page title="工作台" hint={me && `${greeting()}，${me.name}`}>
      {may ? <Loaded query={workbench}>{(data) => <Content data={data} />}</Loaded> : <EmptyState text="从左侧菜单开始工作" />}
    </Page>
  );
}

const Content = ({ data }: { data: Workbench }): ReactElement => {
  const { today, yesterday } = data;
  return (
    <>
      <Row gutter={[12, 12]} style={{ marginBottom: 12 }}>
        <Col span={6}>
          <Stat title="今日成交额" value={money(today.paid)} beforeText={money(yesterday.paid)} />
        </Col>
        <Col span={6}>
          <Stat title="今日成交订单" value={count(today.orders)} beforeText={count(yesterday.orders)} />
        </Col>
        <Col span={6}>
          <Stat title="今日下单客户" value={count(today.customers)} beforeText={count(yesterday.customers)} />
        </Col>
        <Col span={6}>
          <Stat
            title="今日客单价"
            value={today.orders > 0 ? money(Math.round(today.paid / today.orders)) : '—'}
            beforeText={yesterday.orders > 0 ? money(Math.round(yesterday.paid / yesterday.orders)) : '—'}
          />
        </Col>
      </Row>
      <section className="panel" style={{ marginBottom: 12 }}>
        <Row wrap={false}>
          <Todo
            title="待发货"
            value={data.toShip}
            to="/shipping"
            {...(data.toShipLate > 0 ? { warning: `${data.toShipLate} 单超过 48 小时` } : {})}
          />
          <Todo
            title="待处理售后"
            value={data.cases}
            to="/after-sales"
            {...(data.casesSoon > 0 ? { warning: `${data.casesSoon} 单快到期` } : {})}
          />
          <Todo title="待自提" value={data.toPickUp} to="/orders?tab=to_pick_up" />
          <Todo title="待付款" value={data.unpaid} to="/orders?tab=unpaid" />
          <Todo title="库存不足" value={data.lowStock} to="/stock?low=true" {...(data.lowStock > 0 ? { warning: '低于预警值' } : {})} />
        </Row>
      </section>
      <Row gutter={12}>
        <Col span={16}>
          <section className="panel" style={{ minHeight: 376 }}>
            <h2 className="panel-title">近 30 天成交</h2>
            <Suspense fallback={<Loading />}>
              <TrendChart trend={data.trend} />
            </Suspense>
          </section>
        </Col>
        <Col span={8}>
          <Attention items={data.attention} />
        </Col>
      </Row>
      <TopProducts items={data.topProducts} />
    </>
  );
};
