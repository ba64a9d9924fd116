import { ClockCircleOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { dateTime } from '../lib/format.ts';
import { timeLeft, type Urgency } from '../lib/time-left.ts';
import { useNow } from '../lib/use-now.ts';

const classes: Record<Urgency, string> = { over: 'bad strong', soon: 'bad', near: 'warn', calm: 'muted' };

interface TimeLeftProps {
  until: string | null;
  /** What happens then, for the tooltip: `自动同意`. */
  then?: string;
}

/** Time left until a deadline, redder the nearer; the moment itself in a tooltip. */
export const TimeLeft = ({ until, then }: TimeLeftProps): ReactElement => {
  const now = useNow();
  if (until === null) return <span className="muted">—</span>;
  const { text, urgency } = timeLeft(until, now);
  return (
    <Tooltip title={`${dateTime(until)}${then ? ` ${then}` : ''}`}>
      <span className={`nowrap ${classes[urgency]}`}>
        <ClockCircleOutlined /> {text}
      </span>
    </Tooltip>
  );
};
