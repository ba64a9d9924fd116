import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { NO_SUPPLIER, productMoves, productStatuses, productStatusLabels, type ProductMove } from '@huitou/shared-types/catalog/states.ts';
import type { ProductRow } from '@huitou/shared-types/catalog/schema.ts';
import { Button, Flex, Popconfirm, Tabs, TreeSelect } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { allows, useAuth, useCan } from '../../lib/auth.ts';
import { useTabParam } from '../../lib/use-open-param.ts';
import { Can } from '../../ui/can.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { MoveButtons } from '../../ui/move-buttons.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { productColumns } from './columns.tsx';
import { PriceHistory } from './price-history.tsx';
import { useCatalogChoices } from './use-catalog.ts';
import { useMoveProducts } from './use-move-products.ts';

const TABS = ['all', ...productStatuses] as const;
const moveNames = Object.keys(productMoves) as ProductMove[];

/** The product list: on sale, off the shelf, drafts, recycle bin. */
export default function ProductList(): ReactElement {
  const [tab, setTab] = useTabParam(TABS, 'on');
  const navigate = useNavigate();
  const can = useCan();
  const permissions = useAuth((s) => s.permissions);
  const { categories, brands, groups, suppliers } = useCatalogChoices();
  const counts = useApiQuery(catalogAdminRoutes.counts, {}).data?.counts ?? {};
  const [history, setHistory] = useState<ProductRow | null>(null);
  const move = useMoveProducts();
  const batchMoves = moveNames.filter(
    (name) =>
      allows(permissions, { staff: productMoves[name].permission }) &&
      (tab === 'all' || (productMoves[name].from as readonly string[]).includes(tab)),
  );
  return (
    <Page
      title="商品列表"
      extra={
        <Flex gap={8}>
          <Can route={catalogAdminRoutes.importProducts}>
            <Button icon={<UploadOutlined />} onClick={() => void navigate('/products/import')}>
              导入
            </Button>
          </Can>
          <Can route={catalogAdminRoutes.createProduct}>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/products/new')}>
              发布商品
            </Button>
          </Can>
        </Flex>
      }
    >
      <ResourceTable
        name="products"
        route={catalogAdminRoutes.products}
        rowKey={(product) => product.id}
        fixed={tab === 'all' ? {} : { status: tab }}
        onOpen={(product) => void navigate(`/products/${product.id}`)}
        search={[
          { name: 'q', label: '商品', placeholder: '名称 / SKU 编码 / 条码' },
          {
            name: 'categoryId',
            label: '分类',
            type: 'custom',
            control: (
              <TreeSelect
                treeData={categories}
                allowClear
                showSearch={{ treeNodeFilterProp: 'title' }}
                placeholder="全部"
                treeDefaultExpandedKeys={[]}
              />
            ),
          },
          { name: 'brandId', label: '品牌', type: 'select', options: brands },
          {
            name: 'supplier',
            label: '供应商',
            type: 'select',
            options: [...suppliers, { value: NO_SUPPLIER, label: '未填供应商' }],
          },
          { name: 'groupId', label: '分组', type: 'select', options: groups },
          { name: 'lowStock', label: '库存不足', type: 'flag' },
          {
            name: 'sort',
            label: '排序',
            type: 'select',
            options: [
              { value: 'newest', label: '最近更新' },
              { value: 'sales', label: '销量最高' },
              { value: 'stock', label: '库存最少' },
              { value: 'sort', label: '排序值' },
            ],
          },
        ]}
        columns={[
          ...productColumns(),
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 210,
            render: (_, product) => (
              <Flex align="center">
                <Button type="link" size="small" onClick={() => void navigate(`/products/${product.id}`)}>
                  {can(catalogAdminRoutes.updateProduct) ? '编辑' : '查看'}
                </Button>
                <Button type="link" size="small" onClick={() => setHistory(product)}>
                  价格记录
                </Button>
                <MoveButtons
                  moves={productMoves}
                  status={product.status}
                  size="small"
                  on={{
                    shelve: () => void move.run([product], 'shelve'),
                    unshelve: () => void move.run([product], 'unshelve'),
                    restore: () => void move.run([product], 'restore'),
                  }}
                />
              </Flex>
            ),
          },
        ]}
        tabs={
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={TABS.map((key) => ({
              key,
              label: (
                <>
                  {key === 'all' ? '全部' : productStatusLabels[key].label}
                  {key !== 'all' && counts[key] !== undefined && <span className="muted num"> {counts[key]}</span>}
                </>
              ),
            }))}
          />
        }
        toolbar={(query) => <ExportButton route={catalogAdminRoutes.exportProducts} query={pickExport(query)} title="导出商品" />}
        {...(batchMoves.length > 0
          ? {
              batch: (rows: ProductRow[], clear: () => void) =>
                batchMoves.map((name) => (
                  <Popconfirm
                    key={name}
                    title={`${productMoves[name].label} ${rows.length} 个商品？`}
                    onConfirm={() => move.run(rows, name).then((ok) => ok && clear())}
                  >
                    <Button danger={name === 'recycle'} loading={move.busy}>
                      批量{productMoves[name].label}
                    </Button>
                  </Popconfirm>
                )),
            }
          : {})}
        emptyText={tab === 'recycled' ? '回收站是空的' : '还没有商品'}
        emptyAction={
          tab !== 'recycled' && (
            <Can route={catalogAdminRoutes.createProduct}>
              <Button type="primary" onClick={() => void navigate('/products/new')}>
                发布商品
              </Button>
            </Can>
          )
        }
      />
      <PriceHistory product={history} onClose={() => setHistory(null)} />
    </Page>
  );
}

const pickExport = ({ status, q, categoryId, supplier }: Record<string, unknown>): Record<string, unknown> => ({
  status,
  q,
  categoryId,
  supplier,
});
