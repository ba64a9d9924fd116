import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { FlashReport } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashStatusLabels } from '@huitou/shared-types/flash-sales/states.ts';
import { Button, Col, Flex, Row, Statistic, Table } from 'antd';
import type { ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { count, dateTime, money } from '../../lib/format.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Price } from '../../ui/price.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Refusals } from './live/refusals.tsx';
import SeriesChart from './live/series-chart.tsx';
import { Funnel } from './report/funnel.tsx';

type Item = FlashReport['items'][number];
const permille = (n: number): string => `${(n / 10).toFixed(1)}%`;
const seconds = (n: number | null): string => (n === null ? '—' : n < 60 ? `${n} 秒` : `${Math.floor(n / 60)} 分 ${n % 60} 秒`);

/** What a flash sale brought: funnel, money, goods, refusals, minute by minute. */
export default function FlashReportPage(): ReactElement {
  const { id = '' } = useParams();
  const report = useApiQuery(flashAdminRoutes.report, { id }, { refetchInterval: 30_000 });
  return <Loaded query={report}>{(data) => <Report report={data} />}</Loaded>;
}

const Report = ({ report }: { report: FlashReport }): ReactElement => {
  const navigate = useNavigate();
  const { totals } = report;
  return (
    <Page
      title={`${report.name} · 报告`}
      hint={
        <>
          <StatusTag labels={flashStatusLabels} status={report.status} />
          {report.status === 'published' && ' 活动尚未结束，数据会继续变化'}
        </>
      }
      extra={
        <Flex gap={8}>
          <ExportButton route={flashAdminRoutes.export} query={{ id: report.id }} title="导出抢购明细" />
          <Button onClick={() => void navigate(`/flash/${report.id}`)}>活动详情</Button>
        </Flex>
      }
    >
      <section className="panel stat-row stat-four">
        <Statistic title="成交额" value={money(totals.paidAmount)} />
        <Statistic title={`售出（售罄率 ${permille(totals.soldRate)}）`} value={count(totals.paid)} suffix={<Of whole={totals.quota} />} />
        <Statistic title="让利（售价 − 秒杀价）" value={money(totals.discount)} />
        <Statistic title={`购买人数（新客 ${count(totals.newBuyers)}）`} value={count(totals.buyers)} suffix="人" />
        <Statistic title="付款率" value={permille(totals.payRate)} />
        <Statistic title="付款用时中位数" value={seconds(totals.medianPaySeconds)} />
        <Statistic title="超时未付" value={count(totals.closedUnpaid)} suffix="单" />
        <Statistic title="退回再卖" value={count(totals.returned)} suffix="件" />
      </section>
      <Row gutter={12} style={{ marginTop: 12 }}>
        <Col span={14}>
          <section className="panel" style={{ height: '100%', boxSizing: 'border-box' }}>
            <h2 className="panel-title">转化</h2>
            <Funnel
              steps={[
                { label: '参与抢购', value: totals.claims + totals.waited + totals.refused },
                { label: '抢到', value: totals.claims },
                { label: '生成订单', value: totals.orders },
                { label: '付款', value: totals.paid },
              ]}
            />
          </section>
        </Col>
        <Col span={10}>
          <section className="panel" style={{ height: '100%', boxSizing: 'border-box' }}>
            <h2 className="panel-title">未抢到的原因</h2>
            <Refusals refused={report.refused} />
          </section>
        </Col>
      </Row>
      <section className="panel" style={{ marginTop: 12 }}>
        <h2 className="panel-title">每分钟</h2>
        {report.minutes.length === 0 ? <EmptyState text="还没有人抢购" /> : <SeriesChart points={report.minutes} by="minute" />}
      </section>
      <section className="panel">
        <h2 className="panel-title">商品</h2>
        <Items items={report.items} />
      </section>
    </Page>
  );
};

const Of = ({ whole }: { whole: number }): ReactElement => <span className="muted stat-inline"> / {count(whole)} 件</span>;

const Items = ({ items }: { items: readonly Item[] }): ReactElement => (
  <Table<Item>
    size="small"
    rowKey="id"
    pagination={false}
    scroll={{ x: 'max-content' }}
    dataSource={[...items]}
    locale={{ emptyText: <EmptyState text="没有商品" /> }}
    columns={[
      {
        title: '商品',
        width: 220,
        render: (_, row) => (
          <>
            {row.name} <span className="muted small">{row.spec}</span>
          </>
        ),
      },
      {
        title: '场次',
        width: 150,
        render: (_, row) => <span className="num small">{dateTime(row.startsAt)}</span>,
      },
      { title: '秒杀价', align: 'right', render: (_, row) => <Price fen={row.price} /> },
      { title: '库存', align: 'right', render: (_, row) => <span className="num">{count(row.quota)}</span> },
      { title: '订单', align: 'right', render: (_, row) => <span className="num">{count(row.orders)}</span> },
      { title: '付款', align: 'right', render: (_, row) => <span className="num strong">{count(row.paid)}</span> },
      { title: '成交额', align: 'right', render: (_, row) => <Price fen={row.paidAmount} strong /> },
      { title: '超时未付', align: 'right', render: (_, row) => <span className="num">{count(row.closedUnpaid)}</span> },
      { title: '退回', align: 'right', render: (_, row) => <span className="num">{count(row.returned)}</span> },
      { title: '候补', align: 'right', render: (_, row) => <span className="num">{count(row.waiters)}</span> },
      { title: '抢光用时', align: 'right', render: (_, row) => <span className="num">{seconds(row.soldOutAfterSeconds)}</span> },
    ]}
  />
);
