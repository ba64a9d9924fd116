import { CalendarOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { ReconciliationDay, ReconciliationDays } from '@huitou/shared-types/payments/schema.ts';
import { dayStateLabels } from '@huitou/shared-types/payments/states.ts';
import { Button, Flex, Segmented, Space, Table, Tag } from 'antd';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useCan } from '../../lib/auth.ts';
import { dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { useTabParam } from '../../lib/use-open-param.ts';
import { BookAmount } from '../../ui/price.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { DaysCalendar } from './days-calendar.tsx';
import { RunWaiting } from './run-waiting.tsx';
import { TwoSides, type SidesProps } from './two-sides.tsx';

const VIEWS = ['list', 'calendar'] as const;

/** The last days: how each stands, WeChat's totals against ours, what WeChat kept, what is unexplained. */
export const Days = ({ query }: { query: UseQueryResult<ReconciliationDays> }): ReactElement => {
  const [view, setView] = useTabParam(VIEWS, 'list', 'view');
  return (
    <div className="panel">
      <Flex justify="space-between" align="center" style={{ marginBottom: 12 }}>
        <span className="muted">最近 60 天，金额单位为元</span>
        <Space>
          {query.data && <RunWaiting days={query.data.items} />}
          <Segmented
            value={view}
            onChange={setView}
            options={[
              { value: 'list', label: '列表', icon: <UnorderedListOutlined /> },
              { value: 'calendar', label: '日历', icon: <CalendarOutlined /> },
            ]}
          />
        </Space>
      </Flex>
      <Loaded query={query}>{({ items }) => (view === 'calendar' ? <DaysCalendar days={items} /> : <DaysTable days={items} />)}</Loaded>
    </div>
  );
};

/** Nothing to compare until the bills were read. */
const Sides = ({ day, ...sides }: { day: ReconciliationDay } & SidesProps): ReactElement =>
  day.state === 'matched' || day.state === 'different' || day.state === 'explained' ? (
    <TwoSides {...sides} />
  ) : (
    <span className="muted">—</span>
  );

const DaysTable = ({ days }: { days: readonly ReconciliationDay[] }): ReactElement => (
  <Table<ReconciliationDay>
    size="small"
    rowKey="day"
    pagination={false}
    sticky={{ offsetHeader: 48 }}
    scroll={{ x: 'max-content' }}
    dataSource={[...days]}
    locale={{ emptyText: <EmptyState text="还没有对账记录" /> }}
    columns={[
      {
        title: '账单日',
        width: 105,
        fixed: 'left',
        render: (_, row) => (
          <Link className="num" to={`/reconciliation/${row.day}`}>
            {row.day}
          </Link>
        ),
      },
      { title: '状态', width: 100, render: (_, row) => <StatusTag labels={dayStateLabels} status={row.state} /> },
      {
        title: '收款',
        align: 'right',
        width: 165,
        render: (_, row) => (
          <Sides day={row} there={{ count: row.payments, fen: row.paid }} here={{ count: row.ourPayments, fen: row.ourPaid }} />
        ),
      },
      {
        title: '退款',
        align: 'right',
        width: 150,
        render: (_, row) => (
          <Sides day={row} there={{ count: row.refunds, fen: row.refunded }} here={{ count: row.ourRefunds, fen: row.ourRefunded }} />
        ),
      },
      { title: '手续费', align: 'right', width: 80, render: (_, row) => <BookAmount fen={row.fees} zero="—" /> },
      { title: '资金净额', align: 'right', width: 105, render: (_, row) => <BookAmount fen={row.net} zero="—" /> },
      {
        title: '未说明差异',
        align: 'right',
        width: 95,
        render: (_, row) =>
          row.openDifferences > 0 ? (
            <Link className="bad strong num" to={`/reconciliation/${row.day}?open=true`}>
              {row.openDifferences}
            </Link>
          ) : (
            <span className="muted">—</span>
          ),
      },
      { title: '关账', width: 120, render: (_, row) => <Closed day={row} /> },
      { title: '', width: 85, fixed: 'right', render: (_, row) => <RunButton day={row} /> },
    ]}
  />
);

const Closed = ({ day }: { day: ReconciliationDay }): ReactElement => {
  if (day.state === 'failed') return <span className="bad small">{day.message}</span>;
  if (!day.closedAt) return <span className="muted">未关账</span>;
  return (
    <Space size={4}>
      <Tag color="green" variant="filled">
        已关账
      </Tag>
      <span className="muted small num" title={dateTime(day.closedAt)}>
        {day.closedBy || '自动'}
      </span>
    </Space>
  );
};

const RunButton = ({ day }: { day: ReconciliationDay }): ReactElement | null => {
  const may = useCan()(paymentRoutes.run);
  const run = useAction(paymentRoutes.run, '对账完成');
  if (!may || day.state === 'fetching' || day.closedAt) return null;
  return (
    <Button type="link" size="small" loading={run.busy} onClick={() => void run.run({ day: day.day })}>
      {day.state === 'waiting' ? '对账' : '重新对账'}
    </Button>
  );
};
