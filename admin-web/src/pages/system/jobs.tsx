import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useTabParam } from '../../lib/use-open-param.ts';
import { Page } from '../../ui/page.tsx';
import { FailedJobs } from './failed-jobs.tsx';
import { QueueHealthView } from './queue-health.tsx';

const TABS = ['failed', 'health'] as const;

/** Jobs that failed for good, and whether the queues flow. */
export default function Jobs(): ReactElement {
  const [tab, setTab] = useTabParam(TABS, 'failed');
  const health = useApiQuery(taskRoutes.health, {}, { refetchInterval: 10_000 });
  return (
    <Page title="后台任务">
      <Tabs
        activeKey={tab}
        onChange={setTab}
        destroyOnHidden
        items={[
          { key: 'failed', label: '失败任务', children: <FailedJobs /> },
          { key: 'health', label: '队列状况', children: <QueueHealthView query={health} /> },
        ]}
      />
    </Page>
  );
}
