import type { TimelineEntry } from '@huitou/shared-types/orders/schema.ts';
import { Timeline } from 'antd';
import type { ReactElement } from 'react';
import { dateTime } from '../../../lib/format.ts';
import { EmptyState } from '../../../ui/states.tsx';

const colours: Record<TimelineEntry['by'], string> = { customer: 'blue', staff: 'green', system: 'gray' };

/** What happened to an order, newest first, and by whom. */
export const OrderTimeline = ({ entries }: { entries: readonly TimelineEntry[] }): ReactElement =>
  entries.length === 0 ? (
    <EmptyState text="还没有动态" />
  ) : (
    <Timeline
      style={{ paddingTop: 8 }}
      items={[...entries]
        .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
        .map((entry, i) => ({
          key: i,
          color: colours[entry.by],
          content: (
            <>
              <div>
                {entry.title} <span className="muted small">{entry.byName}</span>
              </div>
              {entry.note && <div className="muted small">{entry.note}</div>}
              <div className="muted small num">{dateTime(entry.at, true)}</div>
            </>
          ),
        }))}
    />
  );
