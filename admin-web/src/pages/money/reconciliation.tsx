import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { StateLabels } from '@huitou/shared-types/moves.ts';
import type { ReconciliationDay } from '@huitou/shared-types/payments/schema.ts';
import { Button, Space, Table, Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { count, dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { useTabParam } from '../../lib/use-open-param.ts';
import { Page } from '../../ui/page.tsx';
import { Price } from '../../ui/price.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Differences } from './differences.tsx';

const dayLabels: StateLabels<ReconciliationDay['state']> = {
  waiting: { label: '未对账', tone: 'neutral' },
  fetching: { label: '对账中', tone: 'active' },
  matched: { label: '已对平', tone: 'done' },
  different: { label: '有差异', tone: 'bad' },
  explained: { label: '差异已处理', tone: 'done' },
  failed: { label: '失败', tone: 'bad' },
};

const TABS = ['days', 'differences'] as const;

/** WeChat's daily bill against our own books, and what does not agree. */
export default function Reconciliation(): ReactElement {
  const [tab, setTab] = useTabParam(TABS, 'days');
  return (
    <Page title="对账" hint="每天 10 点后自动下载前一天的微信账单，与收款、退款逐笔核对">
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          { key: 'days', label: '每日对账', children: <Days /> },
          { key: 'differences', label: '差异明细', children: <Differences /> },
        ]}
      />
    </Page>
  );
}

const Days = (): ReactElement => {
  const can = useCan();
  const days = useApiQuery(paymentRoutes.days, {}, { refetchInterval: 15_000 });
  const run = useAction(paymentRoutes.run, '对账完成');
  const [, openDifferences] = useTabParam(TABS, 'days');
  return (
    <div className="panel">
      <Loaded query={days}>
        {({ items }) => (
          <Table<ReconciliationDay>
            size="small"
            rowKey="day"
            pagination={false}
            dataSource={items}
            locale={{ emptyText: <EmptyState text="还没有对账记录" /> }}
            columns={[
              { title: '日期', width: 120, render: (_, row) => <span className="num">{row.day}</span> },
              { title: '状态', width: 110, render: (_, row) => <StatusTag labels={dayLabels} status={row.state} /> },
              { title: '收款笔数', align: 'right', width: 100, render: (_, row) => count(row.payments) },
              { title: '收款金额', align: 'right', width: 140, render: (_, row) => <Price fen={row.paid} /> },
              { title: '退款笔数', align: 'right', width: 100, render: (_, row) => count(row.refunds) },
              { title: '退款金额', align: 'right', width: 140, render: (_, row) => <Price fen={row.refunded} /> },
              {
                title: '待处理差异',
                align: 'right',
                width: 110,
                render: (_, row) =>
                  row.openDifferences > 0 ? <b className="bad num">{row.openDifferences}</b> : <span className="muted">—</span>,
              },
              {
                title: '说明',
                render: (_, row) =>
                  row.message || <span className="muted">{row.finishedAt ? `${dateTime(row.finishedAt)} 完成` : ''}</span>,
              },
              {
                title: '操作',
                width: 150,
                render: (_, row) => (
                  <Space size={0}>
                    {row.openDifferences > 0 && (
                      <Button type="link" size="small" onClick={() => openDifferences('differences')}>
                        看差异
                      </Button>
                    )}
                    {can(paymentRoutes.run) && row.state !== 'fetching' && (
                      <Button type="link" size="small" disabled={run.busy} onClick={() => void run.run({ day: row.day })}>
                        {row.state === 'waiting' ? '对账' : '重新对账'}
                      </Button>
                    )}
                  </Space>
                ),
              },
            ]}
          />
        )}
      </Loaded>
    </div>
  );
};
