import { PlusOutlined } from '@ant-design/icons';
import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { Group, SaveGroupIn } from '@huitou/shared-types/catalog/schema.ts';
import { Button, Form, Input, InputNumber, Popconfirm, Space, Switch, Table, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { ProductPicker } from './product-picker.tsx';

/** Hand-picked groups of products; those on the home page are its sections. */
export default function Groups(): ReactElement {
  const groups = useApiQuery(catalogAdminRoutes.groups, {});
  const remove = useAction(catalogAdminRoutes.deleteGroup, '分组已删除');
  const may = useCan()(catalogAdminRoutes.createGroup);
  const [editing, setEditing] = useState<Group | 'new' | null>(null);
  return (
    <Page
      title="商品分组"
      hint="在首页显示的分组会成为首页的一个推荐版块"
      extra={
        may && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            新建分组
          </Button>
        )
      }
    >
      <div className="panel">
        <Loaded query={groups}>
          {({ items }) => (
            <Table<Group>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={items}
              locale={{ emptyText: <EmptyState text="还没有分组" /> }}
              columns={[
                {
                  title: '分组',
                  render: (_, group) => (
                    <>
                      {group.name} <span className="muted small">{group.subtitle}</span>
                    </>
                  ),
                },
                { title: '商品数', align: 'right', width: 100, render: (_, group) => group.productIds.length },
                {
                  title: '首页',
                  width: 100,
                  render: (_, group) =>
                    group.onHome && (
                      <Tag color="green" variant="filled">
                        首页显示
                      </Tag>
                    ),
                },
                { title: '排序值', align: 'right', width: 100, dataIndex: 'sort' },
                ...(may
                  ? [
                      {
                        title: '操作',
                        width: 140,
                        render: (_: unknown, group: Group) => (
                          <Space size={0}>
                            <Button type="link" size="small" onClick={() => setEditing(group)}>
                              编辑
                            </Button>
                            <Popconfirm
                              title={`删除“${group.name}”？`}
                              description="商品不会被删除"
                              onConfirm={() => remove.run({ id: group.id })}
                            >
                              <Button type="link" size="small" danger>
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
      {editing && <GroupForm group={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}

const GroupForm = ({ group, onClose }: { group: Group | null; onClose: () => void }): ReactElement => {
  const initial: SaveGroupIn = {
    name: group?.name ?? '',
    subtitle: group?.subtitle ?? '',
    onHome: group?.onHome ?? false,
    sort: group?.sort ?? 0,
    productIds: group?.productIds ?? [],
  };
  const shared = { initial, onClose, title: group ? '编辑分组' : '新建分组', width: 640 };
  const fields = (
    <>
      <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={20} showCount autoFocus />
      </Form.Item>
      <Form.Item name="subtitle" label="副标题">
        <Input maxLength={40} showCount />
      </Form.Item>
      <Form.Item name="onHome" label="首页显示" valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="sort" label="排序值">
        <InputNumber min={0} max={9999} precision={0} />
      </Form.Item>
      <Form.Item name="productIds" label="商品">
        <ProductPicker max={500} />
      </Form.Item>
    </>
  );
  return group ? (
    <FormModal {...shared} route={catalogAdminRoutes.updateGroup} toInput={(values) => ({ ...values, id: group.id })}>
      {fields}
    </FormModal>
  ) : (
    <FormModal {...shared} route={catalogAdminRoutes.createGroup} toInput={(values) => values}>
      {fields}
    </FormModal>
  );
};
