import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { RefundRow } from '@huitou/shared-types/payments/schema.ts';
import { refundStatusLabels, type RefundStatus } from '@huitou/shared-types/payments/states.ts';
import { Button, Tabs, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { dateTime } from '../../lib/format.ts';
import { useHotkeys } from '../../lib/use-hotkeys.ts';
import { useOpenParam, useTabParam } from '../../lib/use-open-param.ts';
import { Page } from '../../ui/page.tsx';
import { Price } from '../../ui/price.tsx';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { useRowSteps } from '../../ui/resource-table/use-row-steps.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { RefundDrawer } from './refund/drawer.tsx';
import { Parts } from './refund/parts.tsx';

const TABS = ['all', 'abnormal', 'waiting', 'processing', 'succeeded', 'closed'] as const satisfies readonly ('all' | RefundStatus)[];

/** Refunds by state; what WeChat could not deliver is brought home by hand, under its own number, so that nothing is paid back twice. */
export default function Refunds(): ReactElement {
  const [tab, setTab] = useTabParam(TABS, 'all', 'status');
  const [params] = useSearchParams();
  const [openId, open, close] = useOpenParam();
  const [from, to] = [params.get('from'), params.get('to')];
  const counts = useApiQuery(
    paymentRoutes.refundCounts,
    { ...(from ? { from } : {}), ...(to ? { to } : {}) },
    { refetchInterval: 60_000 },
  ).data;
  const steps = useRowSteps(openId, open);
  useHotkeys({ j: steps.next, k: steps.previous });
  return (
    <Page title="退款记录" hint="异常退款表示微信没能把钱退到买家账户，需要人工处理">
      <ResourceTable
        name="refunds"
        route={paymentRoutes.refunds}
        rowKey={(row) => row.id}
        fixed={tab === 'all' ? {} : { status: tab }}
        onOpen={(row) => open(row.id)}
        search={[
          { name: 'no', label: '单号', placeholder: '退款单号 / 订单号' },
          { name: 'days', label: '创建时间', type: 'days' },
        ]}
        tabs={
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={TABS.map((key) => ({
              key,
              label: (
                <>
                  {key === 'all' ? '全部' : refundStatusLabels[key].label}
                  {counts && (
                    <span className={`num ${key === 'abnormal' && counts.abnormal > 0 ? 'bad strong' : 'muted'}`}> {counts[key]}</span>
                  )}
                </>
              ),
            }))}
          />
        }
        columns={refundColumns(open)}
        rowClassName={(row) => (row.id === openId ? 'row-current' : '')}
        emptyText={tab === 'abnormal' ? '没有异常退款' : '还没有退款'}
      />
      <RefundDrawer id={openId} onClose={close} />
    </Page>
  );
}

const refundColumns = (open: (id: string) => void): Column<RefundRow>[] => [
  {
    key: 'no',
    title: '退款单号',
    required: true,
    fixed: 'left',
    width: 220,
    render: (_, row) => (
      <Typography.Link className="num" onClick={() => open(row.id)}>
        {row.no}
      </Typography.Link>
    ),
  },
  { key: 'status', title: '状态', width: 90, render: (_, row) => <StatusTag labels={refundStatusLabels} status={row.status} /> },
  { key: 'amount', title: '金额', align: 'right', width: 110, render: (_, row) => <Price fen={row.amount} strong /> },
  { key: 'parts', title: '去向', width: 150, render: (_, row) => <Parts refund={row} /> },
  {
    key: 'reason',
    title: '原因',
    width: 220,
    render: (_, row) => (
      <div style={{ maxWidth: 260 }}>
        {row.reason}
        {row.failure && <div className="bad small">{row.failure}</div>}
      </div>
    ),
  },
  {
    key: 'customer',
    title: '买家',
    width: 120,
    ellipsis: true,
    render: (_, row) => <Link to={`/customers/${row.customerId}`}>{row.customerName || '微信用户'}</Link>,
  },
  {
    key: 'order',
    title: '订单号',
    width: 190,
    render: (_, row) => (
      <Link className="num" to={`/orders?no=${row.payableNo}`}>
        {row.payableNo}
      </Link>
    ),
  },
  { key: 'createdAt', title: '发起时间', width: 145, render: (_, row) => <span className="num">{dateTime(row.createdAt)}</span> },
  { key: 'finishedAt', title: '完成时间', width: 145, render: (_, row) => <span className="num">{dateTime(row.finishedAt)}</span> },
  { key: 'attempts', title: '提交次数', align: 'right', width: 90, dataIndex: 'attempts', optional: true },
  {
    key: 'wechatNo',
    title: '微信退款单号',
    width: 260,
    optional: true,
    render: (_, row) => <span className="num small">{row.wechatNo ?? '—'}</span>,
  },
  {
    key: 'actions',
    title: '操作',
    required: true,
    fixed: 'right',
    width: 80,
    render: (_, row) => (
      <Button type="link" size="small" onClick={() => open(row.id)}>
        {row.status === 'abnormal' ? '处理' : '详情'}
      </Button>
    ),
  },
];
