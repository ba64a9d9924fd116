import { DownloadOutlined } from '@ant-design/icons';
import type { InputOf, OutputOf, RouteDef } from '@huitou/shared-types/http.ts';
import { Button, Dropdown } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../lib/auth.ts';
import { useAction } from '../lib/use-action.ts';
import { TaskModal } from './job-progress.tsx';

interface ExportButtonProps<R extends RouteDef> {
  /** A route that starts a task and answers `{ taskId }`. */
  route: R;
  /** The filters of the list as it is seen. */
  query: Record<string, unknown>;
  title: string;
}

/** Exports what the list shows, in the background; the person may go on working meanwhile. */
export const ExportButton = <R extends RouteDef>({ route, query, title }: ExportButtonProps<R>): ReactElement | null => {
  const [taskId, setTaskId] = useState<string | null>(null);
  const start = useAction(route);
  const allowed = useCan()(route);
  if (!allowed) return null;
  const begin = async (format: string): Promise<void> => {
    const task = (await start.run({ ...query, format } as InputOf<R>)) as (OutputOf<R> & { taskId: string }) | null;
    if (task) setTaskId(task.taskId);
  };
  return (
    <>
      <Dropdown
        menu={{
          items: [
            { key: 'xlsx', label: 'Excel（xlsx）' },
            { key: 'csv', label: 'CSV' },
          ],
          onClick: ({ key }) => void begin(key),
        }}
      >
        <Button icon={<DownloadOutlined />} loading={start.busy}>
          导出
        </Button>
      </Dropdown>
      <TaskModal taskId={taskId} title={title} onClose={() => setTaskId(null)} />
    </>
  );
};
