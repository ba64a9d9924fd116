import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { FlashRow } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashPhaseLabels, flashStatusLabels } from '@huitou/shared-types/flash-sales/states.ts';
import { Calendar } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { isoToPicked, shopDay } from '../../lib/format.ts';
import { Loaded } from '../../ui/states.tsx';

const MOST = 100;
const tone = (row: FlashRow): string => (row.phase ? flashPhaseLabels[row.phase] : flashStatusLabels[row.status]).tone;
const day = (iso: string): string => isoToPicked(iso)?.format('YYYY-MM-DD') ?? '';

/** A month of flash sales, each on every day that it lasts. */
export const FlashCalendar = (): ReactElement => {
  const [month, setMonth] = useState<Dayjs>(() => dayjs(shopDay()));
  // The calendar shows the last days of the month before and the first ones of the next.
  const from = month.startOf('month').subtract(7, 'day').format('YYYY-MM-DD');
  const to = month.endOf('month').add(14, 'day').format('YYYY-MM-DD');
  const found = useApiQuery(flashAdminRoutes.list, { from, to, limit: MOST }, { keepPrevious: true, refetchInterval: 30_000 });
  return (
    <div className="panel">
      <Loaded query={found}>
        {({ items }) => (
          <Calendar
            value={month}
            onPanelChange={setMonth}
            onSelect={setMonth}
            cellRender={(date, { type }) => {
              if (type !== 'date') return null;
              const key = date.format('YYYY-MM-DD');
              return items
                .filter((row) => day(row.startsAt) <= key && day(row.endsAt) >= key)
                .map((row) => (
                  <Link key={row.id} to={`/flash/${row.id}`} className={`flash-day flash-day-${tone(row)}`} title={row.name}>
                    {day(row.startsAt) === key && <span className="num">{isoToPicked(row.startsAt)?.format('HH:mm')} </span>}
                    {row.name}
                  </Link>
                ));
            }}
          />
        )}
      </Loaded>
    </div>
  );
};
