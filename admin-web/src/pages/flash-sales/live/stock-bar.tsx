import type { FlashLiveItem } from '@huitou/shared-types/flash-sales/schema.ts';
import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { count } from '../../../lib/format.ts';
import { stockParts } from './figures.ts';

/** Where the pieces are: paid, taken, to be had, not yet released. */
export const StockBar = ({ item }: { item: FlashLiveItem }): ReactElement => {
  const parts = stockParts(item);
  const words = parts.map(({ name, units }) => `${name} ${count(units)}`).join(' · ');
  return (
    <Tooltip title={words}>
      <div className="stock-bar" role="img" aria-label={words}>
        {parts.map(({ name, units, color }) => (
          <span key={name} style={{ flexGrow: units, background: color }} />
        ))}
      </div>
    </Tooltip>
  );
};

/** What the colours of the bars mean. */
export const StockLegend = (): ReactElement => (
  <span className="small muted">
    {[
      ['#0f766e', '已付款'],
      ['#e0a33e', '已抢未付款'],
      ['#9ccac4', '可抢'],
      ['#e7eaea', '未放出'],
    ].map(([color, name]) => (
      <span key={name} style={{ marginInlineStart: 12 }}>
        <i className="dot" style={{ background: color }} /> {name}
      </span>
    ))}
  </span>
);
