import { PlusOutlined } from '@ant-design/icons';
import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { AdminCategory } from '@huitou/shared-types/catalog/schema.ts';
import { Button, Popconfirm, Space, Switch, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { fromTaxChoice, toTaxChoice } from '../../lib/tax.ts';
import { useAction } from '../../lib/use-action.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import { CategoryForm, type CategoryTarget } from './category-form.tsx';

const MAX_DEPTH = 3;

interface Node extends Omit<AdminCategory, 'children'> {
  parentId: string | null;
  depth: number;
  children?: Node[];
}

const toNodes = (items: readonly AdminCategory[], parentId: string | null, depth: number): Node[] =>
  items.map(({ children, ...rest }) => ({
    ...rest,
    parentId,
    depth,
    ...(children.length > 0 ? { children: toNodes(children, rest.id, depth + 1) } : {}),
  }));

/** The category tree, three levels deep. */
export default function Categories(): ReactElement {
  const categories = useApiQuery(catalogAdminRoutes.categories, {});
  const update = useAction(catalogAdminRoutes.updateCategory);
  const remove = useAction(catalogAdminRoutes.deleteCategory, '分类已删除');
  const may = useCan()(catalogAdminRoutes.updateCategory);
  const [target, setTarget] = useState<CategoryTarget | null>(null);
  return (
    <Page
      title="商品分类"
      hint="最多三级，数值大的排在前面；隐藏的分类不在商城显示"
      extra={
        <Can route={catalogAdminRoutes.createCategory}>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setTarget({ parentId: null })}>
            新建分类
          </Button>
        </Can>
      }
    >
      <div className="panel">
        <Loaded query={categories}>
          {({ items }) => (
            <Table<Node>
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={toNodes(items, null, 1)}
              expandable={{ defaultExpandAllRows: true }}
              locale={{ emptyText: <EmptyState text="还没有分类" /> }}
              columns={[
                {
                  title: '分类',
                  render: (_, node) => (
                    <Space>
                      <Thumb src={node.icon} size={28} />
                      {node.name}
                    </Space>
                  ),
                },
                {
                  title: '商品数',
                  align: 'right',
                  width: 100,
                  render: (_, node) => <Link to={`/products?tab=all&categoryId=${node.id}`}>{node.products}</Link>,
                },
                { title: '排序值', align: 'right', width: 100, dataIndex: 'sort' },
                {
                  title: '显示',
                  width: 90,
                  render: (_, node) => (
                    <Switch
                      size="small"
                      checked={node.visible}
                      disabled={!may || update.busy}
                      aria-label={`${node.name} 显示`}
                      onChange={(visible) =>
                        void update.run({
                          id: node.id,
                          parentId: node.parentId,
                          name: node.name,
                          icon: node.icon,
                          sort: node.sort,
                          visible,
                          taxCode: node.taxCode,
                          ...fromTaxChoice(toTaxChoice(node.taxRate, node.taxMark)),
                        })
                      }
                    />
                  ),
                },
                ...(may
                  ? [
                      {
                        title: '操作',
                        width: 220,
                        render: (_: unknown, node: Node) => (
                          <Space size={0}>
                            <Button
                              type="link"
                              size="small"
                              disabled={node.depth >= MAX_DEPTH}
                              onClick={() => setTarget({ parentId: node.id })}
                            >
                              加子分类
                            </Button>
                            <Button type="link" size="small" onClick={() => setTarget({ parentId: node.parentId, category: node })}>
                              编辑
                            </Button>
                            <Popconfirm
                              title={`删除“${node.name}”？`}
                              description="有商品或子分类时不能删除"
                              onConfirm={() => remove.run({ id: node.id })}
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
      {target && <CategoryForm target={target} tree={categories.data?.items ?? []} onClose={() => setTarget(null)} />}
    </Page>
  );
}
