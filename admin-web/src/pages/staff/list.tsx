import { PlusOutlined } from '@ant-design/icons';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { StaffMember } from '@huitou/shared-types/staff/schema.ts';
import { App, Button, Dropdown, Space, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { useLocations } from '../../lib/use-locations.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { StaffForm } from './form.tsx';
import { ResetPassword } from './reset-password.tsx';

const isLocked = (member: StaffMember): boolean => member.lockedUntil !== null && Date.parse(member.lockedUntil) > Date.now();

/** Who works here, in which roles, and which rows they see. */
export default function StaffList(): ReactElement {
  const { modal } = App.useApp();
  const can = useCan();
  const { locations } = useLocations();
  const roles = useApiQuery(staffRoutes.roles, {}).data?.items ?? [];
  const [editing, setEditing] = useState<StaffMember | 'new' | null>(null);
  const [resetting, setResetting] = useState<StaffMember | null>(null);
  const revoke = useAction(staffRoutes.revokeAll, '已退出其全部设备');
  const scopeText = ({ scope }: StaffMember): string =>
    scope.locationIds === null
      ? '全部仓库门店'
      : scope.locationIds.map((id) => locations.find((one) => one.id === id)?.name ?? id).join('、') || '无';
  return (
    <Page
      title="员工"
      extra={
        <Can route={staffRoutes.create}>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            添加员工
          </Button>
        </Can>
      }
    >
      <ResourceTable
        name="staff"
        route={staffRoutes.list}
        rowKey={(member) => member.id}
        search={[
          { name: 'q', label: '员工', placeholder: '姓名 / 登录名 / 手机号' },
          { name: 'roleId', label: '角色', type: 'select', options: roles.map(({ id, name }) => ({ value: id, label: name })) },
          { name: 'enabled', label: '启用', type: 'flag' },
        ]}
        columns={[
          { key: 'name', title: '姓名', required: true, width: 120, dataIndex: 'name' },
          { key: 'login', title: '登录名', width: 130, dataIndex: 'login' },
          {
            key: 'roles',
            title: '角色',
            width: 200,
            render: (_, member) => member.roles.map((role) => <Tag key={role.id}>{role.name}</Tag>),
          },
          {
            key: 'scope',
            title: '数据范围',
            width: 200,
            ellipsis: true,
            render: (_, member) => `${scopeText(member)}${member.scope.customers === 'own' ? '，仅自己的客户' : ''}`,
          },
          {
            key: 'state',
            title: '状态',
            width: 150,
            render: (_, member) => (
              <Space size={4}>
                <Tag color={member.enabled ? 'green' : 'default'} variant="filled">
                  {member.enabled ? '启用' : '停用'}
                </Tag>
                {isLocked(member) && (
                  <Tag color="red" variant="filled" title={`${dateTime(member.lockedUntil)} 自动解锁`}>
                    已锁定
                  </Tag>
                )}
              </Space>
            ),
          },
          {
            key: 'totp',
            title: '两步验证',
            width: 90,
            render: (_, member) => (member.totpEnabled ? '已开启' : <span className="muted">未开启</span>),
          },
          {
            key: 'last',
            title: '最近登录',
            width: 150,
            render: (_, member) => <span className="num">{dateTime(member.lastSignInAt)}</span>,
          },
          { key: 'phone', title: '手机号', width: 130, dataIndex: 'phone', optional: true },
          ...(can(staffRoutes.update)
            ? [
                {
                  key: 'actions',
                  title: '操作',
                  required: true,
                  fixed: 'right' as const,
                  width: 130,
                  render: (_: unknown, member: StaffMember) => (
                    <Space size={0}>
                      <Button type="link" size="small" onClick={() => setEditing(member)}>
                        编辑
                      </Button>
                      <Dropdown
                        trigger={['click']}
                        menu={{
                          items: [
                            { key: 'reset', label: '重设密码' },
                            { key: 'revoke', label: '退出全部设备' },
                          ],
                          onClick: ({ key }) =>
                            key === 'reset'
                              ? setResetting(member)
                              : void modal.confirm({
                                  title: `让“${member.name}”退出全部设备？`,
                                  onOk: () => revoke.run({ id: member.id }),
                                }),
                        }}
                      >
                        <Button type="link" size="small">
                          更多
                        </Button>
                      </Dropdown>
                    </Space>
                  ),
                },
              ]
            : []),
        ]}
        emptyText="还没有员工"
      />
      {editing && <StaffForm member={editing === 'new' ? null : editing} roles={roles} onClose={() => setEditing(null)} />}
      {resetting && <ResetPassword member={resetting} onClose={() => setResetting(null)} />}
    </Page>
  );
}
