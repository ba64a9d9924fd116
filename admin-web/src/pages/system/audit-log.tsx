import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { AuditEntry } from '@huitou/shared-types/audit/schema.ts';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { dateTime } from '../../lib/format.ts';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { DiffView } from './diff-view.tsx';

const hasDiff = (entry: AuditEntry): boolean => entry.before !== null || entry.after !== null;

/** What staff did, with before and after. */
export default function AuditLog(): ReactElement {
  const can = useCan();
  const staff = useApiQuery(staffRoutes.list, { limit: 100 }, { enabled: can(staffRoutes.list) }).data?.items ?? [];
  return (
    <Page title="操作日志">
      <ResourceTable
        name="audit"
        route={auditRoutes.list}
        rowKey={(entry) => entry.id}
        search={[
          { name: 'staffId', label: '员工', type: 'select', options: staff.map(({ id, name }) => ({ value: id, label: name })) },
          { name: 'action', label: '动作', placeholder: '如 order.ship' },
          { name: 'days', label: '时间', type: 'days', asTime: true },
          { name: 'subject', label: '对象', placeholder: '如 order' },
          { name: 'subjectId', label: '对象编号' },
        ]}
        expandable={{
          expandedRowRender: (entry: AuditEntry) => <DiffView before={entry.before} after={entry.after} />,
          rowExpandable: hasDiff,
        }}
        columns={[
          {
            key: 'at',
            title: '时间',
            required: true,
            width: 170,
            render: (_, entry) => <span className="num">{dateTime(entry.at, true)}</span>,
          },
          { key: 'staff', title: '员工', width: 110, dataIndex: 'staffName' },
          { key: 'summary', title: '内容', width: 330, dataIndex: 'summary' },
          { key: 'action', title: '动作', width: 170, render: (_, entry) => <span className="code">{entry.action}</span> },
          {
            key: 'subject',
            title: '对象',
            width: 150,
            render: (_, entry) => (
              <span className="code">
                {entry.subject} {entry.subjectId}
              </span>
            ),
          },
          { key: 'ip', title: 'IP', width: 110, dataIndex: 'ip' },
          {
            key: 'request',
            title: '请求编号',
            width: 220,
            optional: true,
            render: (_, entry) => <span className="code">{entry.requestId}</span>,
          },
        ]}
        emptyText="还没有操作记录"
      />
    </Page>
  );
}
