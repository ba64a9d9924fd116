import type { SimulationResult } from '@huitou/shared-types/simulator/schema.ts';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo, type ReactElement } from 'react';
import { money } from '../../lib/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';
import { EmptyState } from '../../ui/states.tsx';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

type Day = SimulationResult['days'][number];
const AXIS = { axisLine: { lineStyle: { color: '#d9dedd' } }, axisLabel: { color: '#7a8683' }, axisTick: { show: false } };
const inMoney = { valueFormatter: (fen: unknown) => money(Number(fen)) };

const optionOf = (days: readonly Day[]): ChartOption => ({
  animationDuration: 300,
  grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
  legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: '#4b5653' } },
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', data: days.map(({ day }) => day.slice(5)), ...AXIS },
  yAxis: {
    type: 'value',
    minInterval: 100,
    splitLine: { lineStyle: { color: '#eef1f0' } },
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: '#7a8683', formatter: (fen: number) => `¥${Math.round(fen / 100).toLocaleString('zh-CN')}` },
  },
  series: [
    {
      name: '优惠成本',
      type: 'bar',
      barMaxWidth: 14,
      itemStyle: { color: '#e0a33e', borderRadius: [3, 3, 0, 0] },
      data: days.map(({ discount }) => discount),
      tooltip: inMoney,
    },
    {
      name: '原毛利',
      type: 'line',
      symbolSize: 5,
      itemStyle: { color: '#9aa5a2' },
      data: days.map(({ marginBefore }) => marginBefore),
      tooltip: inMoney,
    },
    {
      name: '模拟后毛利',
      type: 'line',
      symbolSize: 5,
      itemStyle: { color: '#0f766e' },
      data: days.map(({ marginAfter }) => marginAfter),
      tooltip: inMoney,
    },
  ],
});

/** What the draft would have cost and left, by day. */
export default function DaysChart({ days }: { days: readonly Day[] }): ReactElement {
  const option = useMemo(() => optionOf(days), [days]);
  if (days.length === 0) return <EmptyState text="这段时间没有订单" />;
  return <Chart option={option} height={260} label="每天的优惠成本、原毛利与模拟后毛利" />;
}
