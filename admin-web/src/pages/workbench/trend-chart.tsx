import type { Workbench } from '@huitou/shared-types/analytics/schema.ts';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo, type ReactElement } from 'react';
import { money } from '../../lib/format.ts';
import { Chart, type ChartOption } from '../../ui/chart.tsx';

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const AXIS = { axisLine: { lineStyle: { color: '#d9dedd' } }, axisLabel: { color: '#7a8683' }, axisTick: { show: false } };

const optionOf = (trend: Workbench['trend']): ChartOption => ({
  animationDuration: 300,
  grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
  legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: '#4b5653' } },
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', data: trend.map((point) => point.day.slice(5)), ...AXIS },
  yAxis: [
    {
      type: 'value',
      splitLine: { lineStyle: { color: '#eef1f0' } },
      ...AXIS,
      axisLine: { show: false },
      axisLabel: { color: '#7a8683', formatter: (fen: number) => `¥${Math.round(fen / 100).toLocaleString('zh-CN')}` },
    },
    { type: 'value', splitLine: { show: false }, ...AXIS, axisLine: { show: false }, minInterval: 1 },
  ],
  series: [
    {
      name: '成交额',
      type: 'bar',
      barMaxWidth: 16,
      itemStyle: { color: '#0f766e', borderRadius: [3, 3, 0, 0] },
      data: trend.map((point) => point.paid),
      tooltip: { valueFormatter: (fen: unknown) => money(Number(fen)) },
    },
    {
      name: '订单数',
      type: 'line',
      yAxisIndex: 1,
      smooth: true,
      symbolSize: 5,
      itemStyle: { color: '#c2461d' },
      data: trend.map((point) => point.orders),
      tooltip: { valueFormatter: (n: unknown) => `${Number(n)} 单` },
    },
  ],
});

/** Sales and orders of the last thirty days. */
export default function TrendChart({ trend }: { trend: Workbench['trend'] }): ReactElement {
  const option = useMemo(() => optionOf(trend), [trend]);
  return <Chart option={option} height={310} label="近 30 天成交额与订单数" />;
}
