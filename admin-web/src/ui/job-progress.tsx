import { DownloadOutlined } from '@ant-design/icons';
import type { StateLabels } from '@huitou/shared-types/moves.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import type { RowError, Task } from '@huitou/shared-types/tasks/schema.ts';
import { Alert, Button, Modal, Progress, Space, Table } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../lib/api.ts';
import { Loaded } from './states.tsx';

export const taskStateLabels: StateLabels<Task['state']> = {
  waiting: { label: '排队中', tone: 'neutral' },
  running: { label: '进行中', tone: 'active' },
  done: { label: '已完成', tone: 'done' },
  failed: { label: '失败', tone: 'bad' },
};

export const isOver = (task: Task): boolean => task.state === 'done' || task.state === 'failed';

export const taskPercent = (task: Task): number =>
  task.state === 'done' ? 100 : task.total === 0 ? 0 : Math.min(99, Math.floor((task.done / task.total) * 100));

const columns = [
  { title: '行', dataIndex: 'row', width: 70 },
  { title: '列', dataIndex: 'column', width: 120 },
  { title: '问题', dataIndex: 'message' },
];

export const RowErrors = ({ errors }: { errors: readonly RowError[] }): ReactElement => (
  <Table<RowError>
    size="small"
    rowKey={(error) => `${error.row}/${error.column}/${error.message}`}
    columns={columns}
    dataSource={[...errors]}
    pagination={errors.length > 50 ? { pageSize: 50, size: 'small' } : false}
    scroll={{ y: 320 }}
  />
);

/** A task as it runs: how far it is, what it made, which rows it refused. Asks every second until it is over. */
export const JobProgress = ({ taskId }: { taskId: string }): ReactElement => {
  const task = useApiQuery(taskRoutes.get, { id: taskId }, { refetchInterval: 1000 });
  return <Loaded query={task}>{(data) => <TaskView task={data} />}</Loaded>;
};

const TaskView = ({ task }: { task: Task }): ReactElement => (
  <Space orientation="vertical" size={12} style={{ width: '100%' }}>
    <Progress percent={taskPercent(task)} status={task.state === 'failed' ? 'exception' : task.state === 'done' ? 'success' : 'active'} />
    <span className="muted">
      {taskStateLabels[task.state].label}
      {task.total > 0 && ` · ${task.done} / ${task.total}`}
    </span>
    {task.message && (
      <Alert type={task.state === 'failed' ? 'error' : task.errors.length > 0 ? 'warning' : 'info'} showIcon title={task.message} />
    )}
    {task.errors.length > 0 && <RowErrors errors={task.errors} />}
    {task.downloadUrl && (
      <Button type="primary" icon={<DownloadOutlined />} href={task.downloadUrl} download>
        下载文件
      </Button>
    )}
  </Space>
);

interface TaskModalProps {
  taskId: string | null;
  title: string;
  onClose: () => void;
}

/** Watches a task that was just started; closing the dialog leaves the task running. */
export const TaskModal = ({ taskId, title, onClose }: TaskModalProps): ReactElement => (
  <Modal
    open={taskId !== null}
    title={title}
    onCancel={onClose}
    width={640}
    destroyOnHidden
    footer={<Button onClick={onClose}>关闭（不影响任务进行）</Button>}
  >
    {taskId && <JobProgress taskId={taskId} />}
  </Modal>
);
