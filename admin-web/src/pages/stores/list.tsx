import { PlusOutlined } from '@ant-design/icons';
import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import { storeRoutes } from '@huitou/shared-types/stores/routes.ts';
import type { Location } from '@huitou/shared-types/stores/schema.ts';
import { Button, Space, Table, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { LocationForm } from './form.tsx';

/** Warehouses and stores: where stock lies, where orders ship from, where they can be picked up. */
export default function Locations(): ReactElement {
  const locations = useApiQuery(storeRoutes.list, {});
  const [editing, setEditing] = useState<Location | 'new' | null>(null);
  return (
    <Page
      title="仓库与门店"
      hint="优先级数值小的先发货"
      extra={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          新建
        </Button>
      }
    >
      <div className="panel">
        <Loaded query={locations}>
          {({ items }) => (
            <Table<Location>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={items}
              locale={{ emptyText: <EmptyState text="还没有仓库或门店" /> }}
              columns={[
                {
                  title: '名称',
                  render: (_, one) => (
                    <>
                      {one.name} {!one.enabled && <Tag>已停用</Tag>}
                    </>
                  ),
                },
                { title: '类型', width: 80, render: (_, one) => (one.kind === 'warehouse' ? '仓库' : '门店') },
                {
                  title: '地址',
                  render: (_, one) => `${regionText(one)}${one.detail}` || <span className="muted">—</span>,
                },
                { title: '电话', width: 140, dataIndex: 'phone' },
                {
                  title: '用途',
                  width: 180,
                  render: (_, one) => (
                    <Space size={4}>
                      {one.sells && (
                        <Tag color="blue" variant="filled">
                          网店发货
                        </Tag>
                      )}
                      {one.pickup && (
                        <Tag color="green" variant="filled">
                          到店自提
                        </Tag>
                      )}
                    </Space>
                  ),
                },
                { title: '优先级', width: 80, align: 'right', dataIndex: 'priority' },
                {
                  title: '操作',
                  width: 80,
                  render: (_, one) => (
                    <Button type="link" size="small" onClick={() => setEditing(one)}>
                      编辑
                    </Button>
                  ),
                },
              ]}
            />
          )}
        </Loaded>
      </div>
      {editing && <LocationForm location={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  );
}
