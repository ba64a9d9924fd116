import type { CaseStatistics } from '@huitou/shared-types/after-sales/schema.ts';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo, type ReactElement } from 'react';
import { Chart, type ChartOption } from '../../../ui/chart.tsx';

register([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const COLOURS = ['#0f766e', '#c2461d', '#d9a13b', '#4a7fb5', '#8a5a9e', '#7aa05b', '#b0b7b5'];
const NAMED = COLOURS.length - 1;
const AXIS = { axisLine: { lineStyle: { color: '#d9dedd' } }, axisLabel: { color: '#7a8683' }, axisTick: { show: false } };

/** The commonest reasons by name, the rest as one. */
const stacks = (series: CaseStatistics['series'], months: readonly string[]): { label: string; data: number[] }[] => {
  const byReason = new Map<string, { label: string; total: number; data: number[] }>();
  for (const point of series) {
    const stack = byReason.get(point.reason) ?? { label: point.label, total: 0, data: months.map(() => 0) };
    const at = months.indexOf(point.month);
    stack.data[at] = (stack.data[at] ?? 0) + point.pieces;
    stack.total += point.pieces;
    byReason.set(point.reason, stack);
  }
  const ranked = [...byReason.values()].sort((a, b) => b.total - a.total);
  const rest = ranked.slice(NAMED);
  return [
    ...ranked.slice(0, NAMED),
    ...(rest.length > 0
      ? [{ label: '其余原因', data: months.map((_, i) => rest.reduce((sum, stack) => sum + (stack.data[i] ?? 0), 0)) }]
      : []),
  ];
};

const optionOf = (series: CaseStatistics['series']): ChartOption => {
  const months = [...new Set(series.map((point) => point.month))].sort();
  return {
    animationDuration: 300,
    color: COLOURS,
    grid: { left: 8, right: 8, top: 44, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, type: 'scroll', itemWidth: 12, itemHeight: 8, textStyle: { color: '#4b5653' } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: months, ...AXIS },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#eef1f0' } }, ...AXIS, axisLine: { show: false } },
    series: stacks(series, months).map(({ label, data }) => ({
      name: label,
      type: 'bar',
      stack: 'pieces',
      barMaxWidth: 44,
      data,
      tooltip: { valueFormatter: (n: unknown) => `${Number(n)} 件` },
    })),
  };
};

/** Pieces in cases by month, stacked by reason. */
export default function ReasonChart({ series }: { series: CaseStatistics['series'] }): ReactElement {
  const option = useMemo(() => optionOf(series), [series]);
  return <Chart option={option} height={280} label="各月售后件数，按原因" />;
}
