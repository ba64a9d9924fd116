import type { CaseStatistics } from '@huitou/shared-types/after-sales/schema.ts';
import { BarChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useMemo, type ReactElement } from 'react';
import { Chart, type ChartOption } from '../../../ui/chart.tsx';

register([BarChart, GridComponent, TooltipComponent, CanvasRenderer]);

type Row = CaseStatistics['rows'][number];
const MOST = 8;
const AXIS = { axisLine: { show: false }, axisLabel: { color: '#7a8683' }, axisTick: { show: false } };
const short = (text: string): string => (text.length > 12 ? `${text.slice(0, 11)}…` : text);

const optionOf = (rows: readonly Row[]): ChartOption => ({
  animationDuration: 300,
  grid: { left: 8, right: 40, top: 8, bottom: 4, containLabel: true },
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (n: unknown) => `${Number(n)} 件` },
  xAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#eef1f0' } }, ...AXIS },
  yAxis: { type: 'category', inverse: true, data: rows.map((row) => short(row.label)), ...AXIS },
  series: [
    {
      name: '售后件数',
      type: 'bar',
      barMaxWidth: 18,
      itemStyle: { color: '#0f766e', borderRadius: [0, 3, 3, 0] },
      label: { show: true, position: 'right', color: '#4b5653' },
      data: rows.map((row) => row.pieces),
    },
  ],
});

/** The first rows of the table as bars; a click on one leads to its cases. */
export default function RowChart({ rows, onPick }: { rows: readonly Row[]; onPick: (row: Row) => void }): ReactElement {
  const shown = useMemo(() => [...rows].sort((a, b) => b.pieces - a.pieces).slice(0, MOST), [rows]);
  const option = useMemo(() => optionOf(shown), [shown]);
  return (
    <Chart
      option={option}
      height={280}
      label="售后件数最多的几项"
      onPick={(i) => {
        const row = shown[i];
        if (row) onPick(row);
      }}
    />
  );
}
