import type { PromotionStats } from '@huitou/shared-types/promotions/schema.ts';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo, type ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { Chart, type ChartOption } from '../../../ui/chart.tsx';
import { EmptyState } from '../../../ui/states.tsx';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const AXIS = { axisLine: { lineStyle: { color: '#d9dedd' } }, axisLabel: { color: '#7a8683' }, axisTick: { show: false } };
const yuanAxis = {
  minInterval: 100,
  ...AXIS,
  axisLine: { show: false },
  axisLabel: { color: '#7a8683', formatter: (fen: number) => `¥${Math.round(fen / 100).toLocaleString('zh-CN')}` },
};

const optionOf = (days: PromotionStats['days']): ChartOption => ({
  animationDuration: 300,
  grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
  legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: '#4b5653' } },
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', data: days.map(({ day }) => day.slice(5)), ...AXIS },
  yAxis: [
    { type: 'value', splitLine: { lineStyle: { color: '#eef1f0' } }, ...yuanAxis },
    { type: 'value', splitLine: { show: false }, ...AXIS, axisLine: { show: false }, minInterval: 1 },
  ],
  series: [
    {
      name: '带动成交',
      type: 'bar',
      barMaxWidth: 14,
      itemStyle: { color: '#0f766e', borderRadius: [3, 3, 0, 0] },
      data: days.map(({ goods }) => goods),
      tooltip: { valueFormatter: (fen: unknown) => money(Number(fen)) },
    },
    {
      name: '优惠',
      type: 'bar',
      barMaxWidth: 14,
      itemStyle: { color: '#e0a33e', borderRadius: [3, 3, 0, 0] },
      data: days.map(({ cost }) => cost),
      tooltip: { valueFormatter: (fen: unknown) => money(Number(fen)) },
    },
    {
      name: '支付订单',
      type: 'line',
      yAxisIndex: 1,
      smooth: true,
      symbolSize: 5,
      itemStyle: { color: '#c2461d' },
      data: days.map(({ paidOrders }) => paidOrders),
      tooltip: { valueFormatter: (n: unknown) => `${Number(n)} 单` },
    },
  ],
});

/** What was sold with the promotion and what it took off, by day. */
export default function StatsChart({ days }: { days: PromotionStats['days'] }): ReactElement {
  const option = useMemo(() => optionOf(days), [days]);
  if (days.length === 0) return <EmptyState text="这段时间没有参与活动的订单" />;
  return <Chart option={option} height={260} label="每天带动的成交、优惠金额与支付订单" />;
}
