import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { StaffSessions } from '@huitou/shared-types/staff/schema.ts';
import { Button, Popconfirm, Table, Tag } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { ago, dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { Loaded } from '../../ui/states.tsx';

type Session = StaffSessions['items'][number];

/** `Chrome · Windows` out of a browser's long name. */
const device = (agent: string): string => {
  const browser = /(Edg|Chrome|Firefox|Safari|MicroMessenger)\/?/.exec(agent.replace(/Chrome(?=.*Edg)/, ''))?.[1] ?? '浏览器';
  const system = /(Windows|Mac OS X|Android|iPhone|Linux)/.exec(agent)?.[1] ?? '';
  return [browser === 'Edg' ? 'Edge' : browser, system === 'Mac OS X' ? 'macOS' : system].filter(Boolean).join(' · ');
};

export const SessionsTable = (): ReactElement => {
  const sessions = useApiQuery(staffRoutes.sessions, {});
  const revoke = useAction(staffRoutes.revokeSession, '已退出该设备');
  return (
    <section className="panel">
      <h2 className="panel-title">登录设备</h2>
      <Loaded query={sessions}>
        {({ items }) => (
          <Table<Session>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={items}
            columns={[
              {
                title: '设备',
                render: (_, session) => (
                  <span title={session.userAgent}>
                    {device(session.userAgent)} {session.current && <Tag color="green">本机</Tag>}
                  </span>
                ),
              },
              { title: 'IP', dataIndex: 'ip' },
              { title: '登录时间', dataIndex: 'createdAt', render: (at: string) => dateTime(at) },
              { title: '最近活动', dataIndex: 'lastSeenAt', render: (at: string) => ago(at) },
              {
                title: '操作',
                render: (_, session) =>
                  !session.current && (
                    <Popconfirm title="让该设备退出登录？" onConfirm={() => revoke.run({ id: session.id })}>
                      <Button type="link" size="small">
                        退出
                      </Button>
                    </Popconfirm>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
};
