import { FileDoneOutlined, PlusOutlined } from '@ant-design/icons';
import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { StaffInvoiceRow } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceTabLabels, invoiceTabs } from '@huitou/shared-types/invoices/states.ts';
import { Alert, Button, Tabs } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { useOpenParam, useTabParam } from '../../lib/use-open-param.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { TaskModal } from '../../ui/job-progress.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { invoiceColumns } from './columns.tsx';
import { invoiceFilters } from './filters.ts';
import { InvoiceDrawer } from './invoice-drawer.tsx';
import { IssueModal } from './issue-modal.tsx';
import { RequestModal } from './request/request-modal.tsx';

const mayIssue = (row: StaffInvoiceRow): boolean => row.moves.includes('issue');

/** Queue and archive of invoices: tabs with counts, check before issuing, batch, export; one opens beside the list. */
export default function InvoiceList(): ReactElement {
  const can = useCan();
  // Who comes to look for trouble wants it from every tab.
  const [params] = useSearchParams();
  const [tab, setTab] = useTabParam(invoiceTabs, params.get('trouble') === 'true' ? 'all' : 'todo');
  const [openId, open, close] = useOpenParam();
  const [issuing, setIssuing] = useState<string | null>(null);
  const [requesting, setRequesting] = useState(false);
  const [taskId, setTaskId] = useState<string | null>(null);
  const counts = useApiQuery(staffInvoiceRoutes.counts, {}, { refetchInterval: 30_000 }).data;
  const batch = useAction(staffInvoiceRoutes.issueBatch);
  const issueAll = async (rows: readonly StaffInvoiceRow[]): Promise<void> => {
    const task = await batch.run({ ids: rows.map((row) => row.id) });
    if (task) setTaskId(task.taskId);
  };
  return (
    <Page
      title="发票管理"
      extra={
        can(staffInvoiceRoutes.request) && (
          <Button icon={<PlusOutlined />} onClick={() => setRequesting(true)}>
            代客申请开票
          </Button>
        )
      }
    >
      {counts && counts.trouble + counts.redsOpen > 0 && <Troubles trouble={counts.trouble} reds={counts.redsOpen} />}
      <ResourceTable
        name="invoices"
        route={staffInvoiceRoutes.list}
        rowKey={(row) => row.id}
        search={invoiceFilters}
        fixed={{ tab }}
        refetchInterval={15_000}
        onOpen={(row) => open(row.id)}
        rowClassName={(row) => (row.id === openId ? 'row-current' : '')}
        columns={[
          ...invoiceColumns(open),
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 113,
            render: (_, row) => (
              <>
                {mayIssue(row) && can(staffInvoiceRoutes.issue) && (
                  <Button type="link" size="small" onClick={() => setIssuing(row.id)}>
                    {row.status === 'failed' ? '重新开票' : '开票'}
                  </Button>
                )}
                <Button type="link" size="small" onClick={() => open(row.id)}>
                  详情
                </Button>
              </>
            ),
          },
        ]}
        tabs={
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={invoiceTabs.map((key) => ({
              key,
              label: (
                <>
                  {invoiceTabLabels[key]}
                  {key !== 'all' && counts?.counts[key] !== undefined && <span className="muted num"> {counts.counts[key]}</span>}
                </>
              ),
            }))}
          />
        }
        toolbar={(query) => <ExportButton route={staffInvoiceRoutes.export} query={query} title="导出发票" />}
        {...(can(staffInvoiceRoutes.issueBatch)
          ? {
              batch: (rows: StaffInvoiceRow[], clear: () => void) => (
                <Button
                  type="primary"
                  icon={<FileDoneOutlined />}
                  loading={batch.busy}
                  disabled={!rows.some(mayIssue)}
                  onClick={() => void issueAll(rows.filter(mayIssue)).then(clear)}
                >
                  批量开票（{rows.filter(mayIssue).length}）
                </Button>
              ),
            }
          : {})}
        emptyText={tab === 'todo' ? '没有等待开具的发票' : '没有发票'}
      />
      <InvoiceDrawer id={openId} onOpen={open} onClose={close} />
      <IssueModal id={issuing} onClose={() => setIssuing(null)} />
      {requesting && <RequestModal onClose={() => setRequesting(false)} onDone={open} />}
      <TaskModal taskId={taskId} title="批量开票" onClose={() => setTaskId(null)} />
    </Page>
  );
}

const Troubles = ({ trouble, reds }: { trouble: number; reds: number }): ReactElement => (
  <Alert
    type="warning"
    showIcon
    style={{ marginBottom: 12 }}
    title={
      <>
        {trouble > 0 && (
          <>
            {trouble} 张发票需要人工处理 <Link to="/invoices?trouble=true">查看</Link>
          </>
        )}
        {trouble > 0 && reds > 0 && '；'}
        {reds > 0 && (
          <>
            {reds} 张红字发票未完成 <Link to="/invoice-reds?open=true">查看</Link>
          </>
        )}
      </>
    }
  />
);
