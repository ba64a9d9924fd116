import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo, type ReactElement } from 'react';
import { isoToPicked } from '../../../lib/format.ts';
import { Chart, type ChartOption } from '../../../ui/chart.tsx';

register([LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

interface Point {
  at: string;
  claims: number;
  refused: number;
  orders: number;
  paid: number;
}
const LINES = [
  { key: 'claims', name: '抢到', color: '#0f766e' },
  { key: 'refused', name: '未抢到', color: '#c9d0ce' },
  { key: 'orders', name: '生成订单', color: '#2563eb' },
  { key: 'paid', name: '付款', color: '#e0a33e' },
] as const;
const AXIS = { axisLine: { lineStyle: { color: '#d9dedd' } }, axisLabel: { color: '#7a8683' }, axisTick: { show: false } };

const optionOf = (points: readonly Point[], format: string): ChartOption => ({
  animation: false,
  grid: { left: 8, right: 8, top: 32, bottom: 4, containLabel: true },
  legend: { top: 0, right: 0, itemWidth: 14, itemHeight: 8, textStyle: { color: '#4b5653' } },
  tooltip: { trigger: 'axis' },
  xAxis: { type: 'category', boundaryGap: false, data: points.map(({ at }) => isoToPicked(at)?.format(format) ?? ''), ...AXIS },
  yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#eef1f0' } }, ...AXIS, axisLine: { show: false } },
  series: LINES.map(({ key, name, color }) => ({
    name,
    type: 'line',
    symbol: 'none',
    lineStyle: { width: 2 },
    areaStyle: { opacity: key === 'claims' ? 0.12 : 0 },
    itemStyle: { color },
    data: points.map((point) => point[key]),
  })),
});

interface SeriesChartProps {
  points: readonly Point[];
  by: 'second' | 'minute';
  height?: number;
}

/** Claims, refusals, orders and payments over time. */
export default function SeriesChart({ points, by, height = 260 }: SeriesChartProps): ReactElement {
  const option = useMemo(() => optionOf(points, by === 'second' ? 'HH:mm:ss' : 'MM-DD HH:mm'), [points, by]);
  return <Chart option={option} height={height} label={`每${by === 'second' ? '秒' : '分钟'}抢到、未抢到、生成订单、付款的数量`} />;
}
