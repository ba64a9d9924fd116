import { PlusOutlined } from '@ant-design/icons';
import { allPermissions } from '@huitou/shared-types/staff/permissions.ts';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { Role, SaveRoleIn } from '@huitou/shared-types/staff/schema.ts';
import { Button, Form, Input, Popconfirm, Space, Table, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { PermissionMatrix } from './permission-matrix.tsx';

/** Roles: what the people who hold them may see and do. */
export default function Roles(): ReactElement {
  const roles = useApiQuery(staffRoutes.roles, {});
  const may = useCan()(staffRoutes.updateRole);
  const remove = useAction(staffRoutes.deleteRole, '角色已删除');
  const [editing, setEditing] = useState<Role | 'new' | null>(null);
  return (
    <Page
      title="角色权限"
      extra={
        may && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            新建角色
          </Button>
        )
      }
    >
      <div className="panel">
        <Loaded query={roles}>
          {({ items }) => (
            <Table<Role>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={items}
              locale={{ emptyText: <EmptyState text="还没有角色" /> }}
              expandable={{ expandedRowRender: (role) => <PermissionMatrix value={role.permissions} disabled /> }}
              columns={[
                {
                  title: '角色',
                  render: (_, role) => (
                    <>
                      {role.name} {role.builtIn && <Tag>内置</Tag>}
                    </>
                  ),
                },
                {
                  title: '权限',
                  width: 140,
                  align: 'right',
                  render: (_, role) =>
                    role.permissions.length >= allPermissions.length ? '全部' : `${role.permissions.length} / ${allPermissions.length}`,
                },
                { title: '员工数', width: 100, align: 'right', dataIndex: 'members' },
                ...(may
                  ? [
                      {
                        title: '操作',
                        width: 140,
                        render: (_: unknown, role: Role) => (
                          <Space size={0}>
                            <Button type="link" size="small" onClick={() => setEditing(role)}>
                              编辑
                            </Button>
                            <Popconfirm title={`删除“${role.name}”？`} onConfirm={() => remove.run({ id: role.id })}>
                              <Button type="link" size="small" danger disabled={role.builtIn || role.members > 0}>
                                删除
                              </Button>
                            </Popconfirm>
                          </Space>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </Loaded>
      </div>
      {editing && <RoleForm role={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}

const RoleForm = ({ role, onClose }: { role: Role | null; onClose: () => void }): ReactElement => {
  const initial: SaveRoleIn = { name: role?.name ?? '', permissions: role?.permissions ?? [] };
  const shared = { initial, onClose, title: role ? '编辑角色' : '新建角色', width: 860, labelWidth: '64px' };
  const fields = (
    <>
      <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={30} autoFocus style={{ width: 260 }} />
      </Form.Item>
      <Form.Item name="permissions" label="权限" style={{ marginBottom: 0 }}>
        <PermissionMatrix />
      </Form.Item>
    </>
  );
  return role ? (
    <FormModal {...shared} route={staffRoutes.updateRole} toInput={(values) => ({ ...values, id: role.id })}>
      {fields}
    </FormModal>
  ) : (
    <FormModal {...shared} route={staffRoutes.createRole} toInput={(values) => values}>
      {fields}
    </FormModal>
  );
};
