import { Col } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { count } from '../../lib/format.ts';

interface StatProps {
  title: string;
  value: string;
  beforeText: string;
}

/** A figure of today beside the whole of yesterday. */
export const Stat = ({ title, value, beforeText }: StatProps): ReactElement => (
  <div className="panel" style={{ height: '100%', boxSizing: 'border-box' }}>
    <div className="muted">{title}</div>
    <div className="stat-value">{value}</div>
    <div className="muted small num">昨日全天 {beforeText}</div>
  </div>
);

interface TodoProps {
  title: string;
  value: number;
  to: string;
  warning?: string;
}

/** A pile of work and the way to it. */
export const Todo = ({ title, value, to, warning }: TodoProps): ReactElement => (
  <Col flex="1 1 0">
    <Link to={to} className="stat" style={{ padding: '4px 12px' }}>
      <div className="muted">{title}</div>
      <div className="stat-value">{count(value)}</div>
      <div className={warning ? 'bad small' : 'muted small'}>{warning ?? '去处理'}</div>
    </Link>
  </Col>
);
