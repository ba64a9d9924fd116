import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import type { FailedJob } from '@huitou/shared-types/tasks/schema.ts';
import { Button, Popconfirm, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../lib/auth.ts';
import { dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';

/** Payload and error of each, and a button to run it again once the cause is gone. */
export const FailedJobs = (): ReactElement => {
  const can = useCan();
  const replay = useAction(taskRoutes.replay, '已重新排队');
  const [busy, setBusy] = useState(false);
  const replayAll = async (rows: FailedJob[]): Promise<void> => {
    setBusy(true);
    for (const row of rows) await replay.run({ id: row.id });
    setBusy(false);
  };
  return (
    <ResourceTable
      name="failed-jobs"
      route={taskRoutes.failedJobs}
      rowKey={(job) => job.id}
      search={[
        { name: 'name', label: '任务' },
        { name: 'open', label: '未重放', type: 'flag' },
      ]}
      expandable={{
        expandedRowRender: (job: FailedJob) => (
          <>
            <div className="muted small">错误</div>
            <div className="code bad">{job.error}</div>
            <div className="muted small" style={{ marginTop: 8 }}>
              参数
            </div>
            <div className="code">{JSON.stringify(job.payload, null, 2)}</div>
          </>
        ),
      }}
      columns={[
        { key: 'name', title: '任务', required: true, width: 220, render: (_, job) => <span className="code">{job.name}</span> },
        { key: 'queue', title: '队列', width: 110, dataIndex: 'queue' },
        {
          key: 'error',
          title: '错误',
          ellipsis: true,
          width: 420,
          render: (_, job) => <span className="bad">{job.error.split('\n')[0]}</span>,
        },
        { key: 'attempts', title: '尝试', align: 'right', width: 70, dataIndex: 'attempts' },
        { key: 'failedAt', title: '失败时间', width: 160, render: (_, job) => <span className="num">{dateTime(job.failedAt, true)}</span> },
        {
          key: 'state',
          title: '状态',
          width: 120,
          render: (_, job) =>
            job.replayedAt ? (
              <Tag color="green" variant="filled">
                已重放
              </Tag>
            ) : (
              <Tag color="red" variant="filled">
                待处理
              </Tag>
            ),
        },
        {
          key: 'actions',
          title: '操作',
          required: true,
          fixed: 'right',
          width: 80,
          render: (_, job) =>
            can(taskRoutes.replay) && (
              <Popconfirm title="重新执行这个任务？" description="任务可以安全地重复执行" onConfirm={() => replay.run({ id: job.id })}>
                <Button type="link" size="small">
                  重放
                </Button>
              </Popconfirm>
            ),
        },
      ]}
      {...(can(taskRoutes.replay)
        ? {
            batch: (rows: FailedJob[], clear: () => void) => (
              <Button type="primary" loading={busy} onClick={() => void replayAll(rows).then(clear)}>
                重放所选（{rows.length}）
              </Button>
            ),
          }
        : {})}
      emptyText="没有失败的任务"
    />
  );
};
