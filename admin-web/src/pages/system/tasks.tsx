import { DownloadOutlined } from '@ant-design/icons';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import type { Task } from '@huitou/shared-types/tasks/schema.ts';
import { Button, Progress } from 'antd';
import type { ReactElement } from 'react';
import { dateTime } from '../../lib/format.ts';
import { RowErrors, taskPercent, taskStateLabels } from '../../ui/job-progress.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';

/** My exports and imports: how far they are, their files, the rows they refused. */
export default function Tasks(): ReactElement {
  return (
    <Page title="导入导出记录" hint="下载链接短时有效，过期后刷新本页">
      <ResourceTable
        name="tasks"
        route={taskRoutes.list}
        rowKey={(task) => task.id}
        refetchInterval={3000}
        expandable={{
          expandedRowRender: (task: Task) => <RowErrors errors={task.errors} />,
          rowExpandable: (task: Task) => task.errors.length > 0,
        }}
        columns={[
          { key: 'title', title: '任务', required: true, width: 260, dataIndex: 'title' },
          { key: 'state', title: '状态', width: 100, render: (_, task) => <StatusTag labels={taskStateLabels} status={task.state} /> },
          {
            key: 'progress',
            title: '进度',
            width: 200,
            render: (_, task) => (
              <Progress
                size="small"
                percent={taskPercent(task)}
                status={task.state === 'failed' ? 'exception' : task.state === 'done' ? 'success' : 'active'}
              />
            ),
          },
          {
            key: 'message',
            title: '说明',
            render: (_, task) => (
              <>
                {task.message}
                {task.errors.length > 0 && <span className="bad"> {task.errors.length} 行有错误</span>}
              </>
            ),
          },
          { key: 'createdAt', title: '开始时间', width: 160, render: (_, task) => <span className="num">{dateTime(task.createdAt)}</span> },
          {
            key: 'file',
            title: '文件',
            required: true,
            width: 100,
            render: (_, task) =>
              task.downloadUrl && (
                <Button type="link" size="small" icon={<DownloadOutlined />} href={task.downloadUrl} download>
                  下载
                </Button>
              ),
          },
        ]}
        emptyText="还没有导入或导出"
      />
    </Page>
  );
}
