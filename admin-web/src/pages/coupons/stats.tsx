import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { CouponStats } from '@huitou/shared-types/coupons/schema.ts';
import { Flex, Segmented, Statistic, Table } from 'antd';
import type { ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { count, money, shopDay } from '../../lib/format.ts';
import { useTabParam } from '../../lib/use-open-param.ts';
import { DateRange } from '../../ui/date-range.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Price } from '../../ui/price.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import StatsChart from './stats/chart.tsx';

const DIMENSIONS = ['template', 'cost_centre', 'source'] as const;
const dimensionLabels: Record<(typeof DIMENSIONS)[number], string> = { template: '按优惠券', cost_centre: '按成本中心', source: '按来源' };
type Row = CouponStats['rows'][number];

const permille = (n: number): string => `${(n / 10).toFixed(1)}%`;
const costShare = ({ cost, sales }: { cost: number; sales: number }): string =>
  sales === 0 ? '—' : `${((cost / sales) * 100).toFixed(1)}%`;

/** What coupons cost and what they sold, by template, cost centre or source. */
export default function CouponStatsPage(): ReactElement {
  const [params, setParams] = useSearchParams();
  const [by, setBy] = useTabParam(DIMENSIONS, 'template', 'by');
  const range = [params.get('from') ?? shopDay(-29), params.get('to') ?? shopDay()] as const;
  const query = { from: range[0], to: range[1], by };
  const stats = useApiQuery(couponAdminRoutes.stats, query, { keepPrevious: true });
  const choose = (days: readonly [string, string] | null): void =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        for (const [name, value] of [
          ['from', days?.[0]],
          ['to', days?.[1]],
        ] as const) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  return (
    <Page
      title="用券统计"
      hint="成交额为使用优惠券的订单实付，已减退款"
      extra={
        <Flex gap={8}>
          <div style={{ width: 260 }}>
            <DateRange value={range} allowClear={false} onChange={choose} />
          </div>
          <ExportButton route={couponAdminRoutes.exportStats} query={query} title="导出用券统计" />
        </Flex>
      }
    >
      <Loaded query={stats}>
        {({ total, rows, series }) => (
          <>
            <section className="panel stat-row">
              <Statistic title="领取" value={count(total.claimed)} suffix="张" />
              <Statistic title={`使用（核销率 ${permille(total.usedPermille)}）`} value={count(total.used)} suffix="张" />
              <Statistic title="抵扣成本" value={money(total.cost)} />
              <Statistic title="用券订单" value={count(total.orders)} />
              <Statistic title="用券成交" value={money(total.sales)} />
              <Statistic title="成本占成交" value={costShare(total)} />
            </section>
            <section className="panel">
              <h2 className="panel-title">每日趋势</h2>
              <StatsChart series={series} from={range[0]} to={range[1]} />
            </section>
            <section className="panel">
              <Segmented
                style={{ marginBottom: 12 }}
                value={by}
                onChange={setBy}
                options={DIMENSIONS.map((value) => ({ value, label: dimensionLabels[value] }))}
              />
              <Table<Row>
                size="small"
                rowKey="key"
                pagination={false}
                dataSource={rows}
                loading={stats.isPlaceholderData}
                locale={{ emptyText: <EmptyState text="这段时间没有领取和使用" /> }}
                columns={[
                  {
                    title: dimensionLabels[by].slice(1),
                    render: (_, row) => (by === 'template' ? <Link to={`/coupons/${row.key}`}>{row.label}</Link> : row.label || '未填写'),
                  },
                  { title: '领取', align: 'right', render: (_, row) => <span className="num">{count(row.claimed)}</span> },
                  { title: '使用', align: 'right', render: (_, row) => <span className="num">{count(row.used)}</span> },
                  { title: '核销率', align: 'right', render: (_, row) => <span className="num">{permille(row.usedPermille)}</span> },
                  { title: '抵扣成本', align: 'right', render: (_, row) => <Price fen={row.cost} /> },
                  { title: '用券订单', align: 'right', render: (_, row) => <span className="num">{count(row.orders)}</span> },
                  { title: '用券成交', align: 'right', render: (_, row) => <Price fen={row.sales} strong /> },
                  { title: '成本占成交', align: 'right', render: (_, row) => <span className="num">{costShare(row)}</span> },
                ]}
              />
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}
