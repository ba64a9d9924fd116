import { PlusOutlined } from '@ant-design/icons';
import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { CouponGroup } from '@huitou/shared-types/coupons/schema.ts';
import { Button, Form, Input, InputNumber, Popconfirm, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useCan } from '../../../lib/auth.ts';
import { useAction } from '../../../lib/use-action.ts';
import { FormModal } from '../../../ui/form-modal.tsx';
import { EmptyState } from '../../../ui/states.tsx';

const MOST = 20;

/** The groups that coupons are sorted into; how they go together is told by group. */
export const Groups = ({ groups }: { groups: readonly CouponGroup[] }): ReactElement => {
  const may = useCan()(couponAdminRoutes.createGroup);
  const [editing, setEditing] = useState<CouponGroup | 'new' | null>(null);
  const remove = useAction(couponAdminRoutes.removeGroup, '分组已删除');
  return (
    <>
      <Table<CouponGroup>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...groups]}
        locale={{ emptyText: <EmptyState text="还没有分组" /> }}
        columns={[
          { title: '分组', dataIndex: 'name' },
          {
            title: '优惠券',
            align: 'right',
            width: 80,
            render: (_, group) => (group.templates > 0 ? <Link to={`/coupons?groupId=${group.id}`}>{group.templates} 种</Link> : '—'),
          },
          ...(may
            ? [
                {
                  title: '操作',
                  width: 120,
                  render: (_: unknown, group: CouponGroup) => (
                    <>
                      <Button type="link" size="small" onClick={() => setEditing(group)}>
                        编辑
                      </Button>
                      <Popconfirm
                        title={`删除“${group.name}”？`}
                        description="有关它的叠加规则一并删除"
                        onConfirm={() => remove.run({ id: group.id })}
                      >
                        <Button type="link" size="small" danger disabled={group.templates > 0}>
                          删除
                        </Button>
                      </Popconfirm>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {may && (
        <Button icon={<PlusOutlined />} style={{ marginTop: 12 }} disabled={groups.length >= MOST} onClick={() => setEditing('new')}>
          新建分组
        </Button>
      )}
      {editing && <GroupModal group={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
};

const GroupModal = ({ group, onClose }: { group: CouponGroup | null; onClose: () => void }): ReactElement => {
  const shared = { initial: { name: group?.name ?? '', sort: group?.sort ?? 0 }, onClose, width: 440 };
  const fields = (
    <>
      <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={20} showCount autoFocus />
      </Form.Item>
      <Form.Item name="sort" label="排序值" extra="小的在前">
        <InputNumber min={0} max={9999} precision={0} />
      </Form.Item>
    </>
  );
  return group ? (
    <FormModal {...shared} title="编辑分组" route={couponAdminRoutes.updateGroup} toInput={(values) => ({ ...values, id: group.id })}>
      {fields}
    </FormModal>
  ) : (
    <FormModal
      {...shared}
      title="新建分组"
      route={couponAdminRoutes.createGroup}
      toInput={(values) => values}
      done="分组已建立，默认不与任何优惠同享"
    >
      {fields}
    </FormModal>
  );
};
