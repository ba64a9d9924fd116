import type { CouponStats } from '@huitou/shared-types/coupons/schema.ts';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo, type ReactElement } from 'react';
import { fillDays } from '../../../lib/fill-days.ts';
import { money } from '../../../lib/format.ts';
import { Chart, type ChartOption } from '../../../ui/chart.tsx';
import { EmptyState } from '../../../ui/states.tsx';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

type Series = CouponStats['series'];
const AXIS = { axisLine: { lineStyle: { color: '#d9dedd' } }, axisLabel: { color: '#7a8683' }, axisTick: { show: false } };
const bars = (name: string, color: string, data: number[]) => ({
  name,
  type: 'bar' as const,
  barMaxWidth: 12,
  itemStyle: { color, borderRadius: [3, 3, 0, 0] },
  data,
  tooltip: { valueFormatter: (n: unknown) => `${Number(n)} 张` },
});

const optionOf = (series: Series): ChartOption => ({
  animationDuration: 300,
  grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
  legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: '#4b5653' } },
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', data: series.map(({ day }) => day.slice(5)), ...AXIS },
  yAxis: [
    { type: 'value', splitLine: { lineStyle: { color: '#eef1f0' } }, ...AXIS, axisLine: { show: false }, minInterval: 1 },
    {
      type: 'value',
      splitLine: { show: false },
      minInterval: 100,
      ...AXIS,
      axisLine: { show: false },
      axisLabel: { color: '#7a8683', formatter: (fen: number) => `¥${Math.round(fen / 100).toLocaleString('zh-CN')}` },
    },
  ],
  series: [
    bars(
      '领取',
      '#9ccac4',
      series.map(({ claimed }) => claimed),
    ),
    bars(
      '使用',
      '#0f766e',
      series.map(({ used }) => used),
    ),
    {
      name: '抵扣成本',
      type: 'line',
      yAxisIndex: 1,
      smooth: true,
      symbolSize: 5,
      itemStyle: { color: '#c2461d' },
      data: series.map(({ cost }) => cost),
      tooltip: { valueFormatter: (fen: unknown) => money(Number(fen)) },
    },
  ],
});

/** Claims, uses and their cost by day. */
export default function StatsChart({ series, from, to }: { series: Series; from: string; to: string }): ReactElement {
  const option = useMemo(
    () => optionOf(fillDays(series, from, to, (day) => ({ day, claimed: 0, used: 0, cost: 0, sales: 0 }))),
    [series, from, to],
  );
  if (series.length === 0) return <EmptyState text="这段时间没有领取和使用" />;
  return <Chart option={option} height={260} label="每天领取、使用的张数与抵扣成本" />;
}
