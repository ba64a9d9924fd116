import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { Table } from 'antd';
import type { AuditEntry } from '@huitou/shared-types/audit/schema.ts';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { dateTime } from '../../lib/format.ts';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { DiffView } from './diff-view.tsx';

/** What staff did to one thing. */
export const AuditTrail = ({ subject, subjectId }: { subject: string; subjectId: string }): ReactElement => {
  const entries = useApiQuery(auditRoutes.list, { subject, subjectId, limit: 50 });
  return (
    <Loaded query={entries}>
      {({ items }) => (
        <Table<AuditEntry>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={items}
          locale={{ emptyText: <EmptyState text="没有员工操作记录" /> }}
          expandable={{
            expandedRowRender: (entry) => <DiffView before={entry.before} after={entry.after} />,
            rowExpandable: (entry) => entry.before !== null || entry.after !== null,
          }}
          columns={[
            { title: '时间', width: 160, render: (_, entry) => <span className="num">{dateTime(entry.at, true)}</span> },
            { title: '员工', width: 100, dataIndex: 'staffName' },
            { title: '操作', dataIndex: 'summary' },
            { title: 'IP', width: 120, dataIndex: 'ip' },
          ]}
        />
      )}
    </Loaded>
  );
};
