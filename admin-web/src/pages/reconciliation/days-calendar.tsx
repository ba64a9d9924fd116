import { LockOutlined } from '@ant-design/icons';
import type { ReconciliationDay } from '@huitou/shared-types/payments/schema.ts';
import { dayStateLabels } from '@huitou/shared-types/payments/states.ts';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { bookAmount } from '../../lib/format.ts';
import { calendarWeeks } from './calendar-weeks.ts';

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** The same days as weeks: a week that is not all calm is seen at once. */
export const DaysCalendar = ({ days }: { days: readonly ReconciliationDay[] }): ReactElement => (
  <table className="day-calendar">
    <thead>
      <tr>
        {WEEKDAYS.map((name) => (
          <th key={name}>{name}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {calendarWeeks(days, (one) => one.day).map((week) => (
        <tr key={week.monday}>
          {week.days.map((day, i) => (
            <td key={WEEKDAYS[i]}>{day && <Cell day={day} />}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Cell = ({ day }: { day: ReconciliationDay }): ReactElement => {
  const { label, tone } = dayStateLabels[day.state];
  return (
    <Link to={`/reconciliation/${day.day}`} className={`day-cell day-${tone}`}>
      <span className="num strong">{day.day.slice(5)}</span>
      <span className="small">
        {label} {day.closedAt && <LockOutlined title="已关账" />}
      </span>
      <span className="num small">{day.net === 0 ? '' : bookAmount(day.net)}</span>
      {day.openDifferences > 0 && <span className="bad small strong">{day.openDifferences} 处差异</span>}
    </Link>
  );
};
