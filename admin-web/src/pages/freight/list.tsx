import { PlusOutlined } from '@ant-design/icons';
import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import type { FreightTemplate } from '@huitou/shared-types/pricing/schema.ts';
import { Button, Popconfirm, Space, Table, Tag } from 'antd';
import type { ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { byLabels, ruleText } from './units.ts';

/** How freight is charged; a product without a template of its own takes the default one. */
export default function FreightList(): ReactElement {
  const navigate = useNavigate();
  const templates = useApiQuery(pricingRoutes.templates, {});
  const remove = useAction(pricingRoutes.deleteTemplate, '模板已删除');
  return (
    <Page
      title="运费模板"
      extra={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/freight/new')}>
          新建模板
        </Button>
      }
    >
      <div className="panel">
        <Loaded query={templates}>
          {({ items }) => (
            <Table<FreightTemplate>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={items}
              locale={{ emptyText: <EmptyState text="还没有运费模板" /> }}
              columns={[
                {
                  title: '模板',
                  width: 220,
                  render: (_, one) => (
                    <>
                      <Link to={`/freight/${one.id}`}>{one.name}</Link>{' '}
                      {one.isDefault && (
                        <Tag color="green" variant="filled">
                          默认
                        </Tag>
                      )}
                    </>
                  ),
                },
                { title: '计费', width: 90, render: (_, one) => byLabels[one.by].label },
                { title: '默认运费', render: (_, one) => ruleText(one.fallback, one.by) },
                {
                  title: '指定地区',
                  width: 110,
                  align: 'right',
                  render: (_, one) => (one.rules.length > 0 ? `${one.rules.length} 条` : <span className="muted">—</span>),
                },
                {
                  title: '不配送地区',
                  width: 110,
                  align: 'right',
                  render: (_, one) => (one.excluded.length > 0 ? `${one.excluded.length} 个` : <span className="muted">—</span>),
                },
                {
                  title: '操作',
                  width: 130,
                  render: (_, one) => (
                    <Space size={0}>
                      <Button type="link" size="small" onClick={() => void navigate(`/freight/${one.id}`)}>
                        编辑
                      </Button>
                      <Popconfirm
                        title={`删除“${one.name}”？`}
                        description="有商品在用的模板不能删除"
                        onConfirm={() => remove.run({ id: one.id })}
                      >
                        <Button type="link" size="small" danger disabled={one.isDefault}>
                          删除
                        </Button>
                      </Popconfirm>
                    </Space>
                  ),
                },
              ]}
            />
          )}
        </Loaded>
      </div>
    </Page>
  );
}
