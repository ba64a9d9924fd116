import { init, type EChartsType } from 'echarts/core';
import { useEffect, useRef, type ReactElement } from 'react';

export type ChartOption = Parameters<EChartsType['setOption']>[0];

interface ChartProps {
  option: ChartOption;
  height: number;
  /** What the picture says, for those who do not see it. */
  label: string;
  /** The place of the bar or point that was clicked, by its index on the axis. */
  onPick?: (index: number) => void;
}

/** A canvas that follows its box. The caller registers the chart kinds that it draws. */
export const Chart = ({ option, height, label, onPick }: ChartProps): ReactElement => {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    if (!box.current) return;
    const made = init(box.current);
    chart.current = made;
    made.on('click', (event) => pick.current?.(Number((event as { dataIndex?: number }).dataIndex ?? -1)));
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option, true);
  }, [option]);
  return <div ref={box} style={{ height }} role="img" aria-label={label} />;
};
