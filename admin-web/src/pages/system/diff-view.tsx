import { Table } from 'antd';
import type { ReactElement } from 'react';
import { diffFields, type FieldChange } from './diff.ts';

const Value = ({ text, kind }: { text: string | null; kind: 'old' | 'new' }): ReactElement =>
  text === null ? <span className="muted">—</span> : <span className={`code diff-${kind}`}>{text === '' ? '（空）' : text}</span>;

/** Before and after, field by field, only what changed. */
export const DiffView = ({ before, after }: { before: unknown; after: unknown }): ReactElement => {
  const changes = diffFields(before, after);
  if (changes.length === 0) return <span className="muted">没有字段变化</span>;
  return (
    <Table<FieldChange>
      size="small"
      rowKey="field"
      pagination={false}
      dataSource={changes}
      columns={[
        { title: '字段', dataIndex: 'field', width: 200, render: (field: string) => <span className="code">{field}</span> },
        { title: '变更前', render: (_, change) => <Value text={change.before} kind="old" /> },
        { title: '变更后', render: (_, change) => <Value text={change.after} kind="new" /> },
      ]}
    />
  );
};
