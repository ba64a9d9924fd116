import type { QueueHealth } from '@huitou/shared-types/tasks/schema.ts';
import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Statistic, Flex, Table } from 'antd';
import type { ReactElement } from 'react';
import { EmptyState, Loaded } from '../../ui/states.tsx';

const SLOW_SECONDS = 60;

/** Whether announcements leave the outbox in time, and how long each queue is. */
export const QueueHealthView = ({ query }: { query: UseQueryResult<QueueHealth> }): ReactElement => (
  <div className="panel">
    <Loaded query={query}>
      {(health) => (
        <>
          {health.outboxOldestSeconds > SLOW_SECONDS && (
            <Alert
              type="warning"
              showIcon
              title={`最早一条待发事件已等了 ${health.outboxOldestSeconds} 秒，请检查后台进程是否在运行`}
              style={{ marginBottom: 12 }}
            />
          )}
          <Flex gap={48} style={{ marginBottom: 16 }}>
            <Statistic title="待发事件" value={health.outboxWaiting} />
            <Statistic title="最早一条等待" value={health.outboxOldestSeconds} suffix="秒" />
          </Flex>
          <Table<QueueHealth['queues'][number]>
            size="small"
            rowKey="name"
            pagination={false}
            dataSource={health.queues}
            locale={{ emptyText: <EmptyState text="没有队列" /> }}
            columns={[
              { title: '队列', render: (_, queue) => <span className="code">{queue.name}</span> },
              { title: '等待', align: 'right', dataIndex: 'waiting' },
              { title: '执行中', align: 'right', dataIndex: 'active' },
              { title: '定时', align: 'right', dataIndex: 'delayed' },
              {
                title: '失败',
                align: 'right',
                render: (_, queue) => <span className={queue.failed > 0 ? 'bad strong' : ''}>{queue.failed}</span>,
              },
            ]}
          />
        </>
      )}
    </Loaded>
  </div>
);
