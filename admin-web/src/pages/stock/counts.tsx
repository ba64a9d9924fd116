import { PlusOutlined } from '@ant-design/icons';
import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { countStatusLabels } from '@huitou/shared-types/inventory/states.ts';
import type { CreateCountIn } from '@huitou/shared-types/inventory/schema.ts';
import { Button, Form, Input, Progress, Select, TreeSelect } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { dateTime } from '../../lib/format.ts';
import { useLocations } from '../../lib/use-locations.ts';
import { Can } from '../../ui/can.tsx';
import { FormModal } from '../../ui/form-modal.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useCatalogChoices } from '../products/use-catalog.ts';

/** Counting sheets: one open at a time for each place. */
export default function Counts(): ReactElement {
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title="盘点"
      hint="盘点期间可以照常销售：过账时按盘点那一刻的账面数计算差异"
      extra={
        <Can route={inventoryRoutes.createCount}>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            新建盘点
          </Button>
        </Can>
      }
    >
      <ResourceTable
        name="counts"
        route={inventoryRoutes.counts}
        rowKey={(sheet) => sheet.id}
        columns={[
          {
            key: 'no',
            title: '单号',
            required: true,
            width: 190,
            render: (_, sheet) => (
              <Link className="num" to={`/counts/${sheet.id}`}>
                {sheet.no}
              </Link>
            ),
          },
          { key: 'location', title: '仓库门店', width: 150, dataIndex: 'locationName' },
          {
            key: 'progress',
            title: '进度',
            width: 200,
            render: (_, sheet) => (
              <Progress
                size="small"
                percent={sheet.total === 0 ? 0 : Math.floor((sheet.counted / sheet.total) * 100)}
                format={() => `${sheet.counted}/${sheet.total}`}
              />
            ),
          },
          {
            key: 'difference',
            title: '差异件数',
            align: 'right',
            width: 100,
            render: (_, sheet) => (
              <span className={`num ${sheet.difference < 0 ? 'bad' : ''}`}>
                {sheet.difference > 0 ? `+${sheet.difference}` : sheet.difference}
              </span>
            ),
          },
          {
            key: 'status',
            title: '状态',
            width: 100,
            render: (_, sheet) => <StatusTag labels={countStatusLabels} status={sheet.status} />,
          },
          { key: 'note', title: '备注', ellipsis: true, dataIndex: 'note' },
          { key: 'staff', title: '制单人', width: 100, dataIndex: 'staffName' },
          { key: 'createdAt', title: '时间', width: 150, render: (_, sheet) => <span className="num">{dateTime(sheet.createdAt)}</span> },
        ]}
        emptyText="还没有盘点单"
      />
      {creating && <CountForm onClose={() => setCreating(false)} />}
    </Page>
  );
}

const CountForm = ({ onClose }: { onClose: () => void }): ReactElement => {
  const navigate = useNavigate();
  const { options } = useLocations();
  const { categories } = useCatalogChoices();
  const initial: CreateCountIn = { locationId: '', note: '' };
  return (
    <FormModal
      title="新建盘点"
      okText="开始盘点"
      done="盘点单已建立"
      route={inventoryRoutes.createCount}
      initial={initial}
      width={460}
      toInput={({ categoryId, ...rest }) => ({ ...rest, ...(categoryId ? { categoryId } : {}) })}
      onClose={onClose}
      onDone={(sheet) => void navigate(`/counts/${sheet.id}`)}
    >
      <Form.Item
        name="locationId"
        label="仓库门店"
        rules={[{ required: true, message: '请选择' }]}
        getValueProps={(value: string) => (value ? { value } : {})}
      >
        <Select options={options} placeholder="请选择" />
      </Form.Item>
      <Form.Item name="categoryId" label="商品分类" extra="不选则盘点全部商品">
        <TreeSelect allowClear treeData={categories} treeDefaultExpandAll placeholder="全部" />
      </Form.Item>
      <Form.Item name="note" label="备注">
        <Input maxLength={100} />
      </Form.Item>
    </FormModal>
  );
};
