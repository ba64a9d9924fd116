import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { ProductRow } from '@huitou/shared-types/catalog/schema.ts';
import { Button, Flex, Input, Table, TreeSelect, type TableProps } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { useCatalogChoices } from '../../pages/products/use-catalog.ts';
import { Goods } from '../goods.tsx';
import { Price } from '../price.tsx';
import { useKeyset } from '../resource-table/use-keyset.ts';
import { EmptyState, ErrorState } from '../states.tsx';

const PAGE = 20;

interface ProductSearchProps {
  /** Ticks before the rows; a row can also be clicked. */
  rowSelection?: TableProps<ProductRow>['rowSelection'];
  current?: string | null;
  onPick?: (product: ProductRow) => void;
}

/** Products on sale or to come, found by name, SKU code and category, page by page: for dialogs that choose goods. */
export const ProductSearch = ({ rowSelection, current = null, onPick }: ProductSearchProps): ReactElement => {
  const [word, setWord] = useState('');
  const [categoryId, setCategoryId] = useState<string>();
  const { categories } = useCatalogChoices();
  const q = useSettled(word.trim());
  const query = { ...(q ? { q } : {}), ...(categoryId ? { categoryId } : {}) };
  const keyset = useKeyset(JSON.stringify(query));
  const found = useApiQuery(
    catalogAdminRoutes.products,
    { ...query, limit: PAGE, ...(keyset.cursor ? { cursor: keyset.cursor } : {}) },
    { keepPrevious: true },
  );
  const next = found.data?.next ?? null;
  return (
    <>
      <Flex gap={8} style={{ marginBottom: 8 }}>
        <Input.Search
          allowClear
          autoFocus
          placeholder="商品名称或 SKU 编码"
          aria-label="搜索商品"
          maxLength={60}
          value={word}
          loading={found.isFetching}
          onChange={(event) => setWord(event.target.value)}
        />
        <TreeSelect
          allowClear
          placeholder="全部分类"
          aria-label="分类"
          treeData={categories}
          treeDefaultExpandAll
          showSearch={{ treeNodeFilterProp: 'title' }}
          style={{ width: 180, flex: 'none' }}
          {...(categoryId ? { value: categoryId } : {})}
          onChange={(id?: string) => setCategoryId(id)}
        />
      </Flex>
      {found.error && !found.data ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Table<ProductRow>
          size="small"
          rowKey="id"
          pagination={false}
          scroll={{ y: 380 }}
          loading={{ spinning: found.isPending || found.isPlaceholderData, delay: 150 }}
          dataSource={found.data?.items ?? []}
          {...(rowSelection ? { rowSelection } : {})}
          rowClassName={(row) => (row.id === current ? 'row-current' : '')}
          onRow={(row) => ({ onClick: () => onPick?.(row), style: onPick ? { cursor: 'pointer' } : {} })}
          locale={{ emptyText: <EmptyState text="没有找到商品" /> }}
          columns={[
            { title: '商品', render: (_, row) => <Goods picture={row.picture} name={row.name} spec={row.categoryName} size={36} /> },
            { title: '价格', align: 'right', width: 104, render: (_, row) => <Price fen={row.priceMin} /> },
            { title: '库存', align: 'right', width: 72, render: (_, row) => <span className="num">{row.stock}</span> },
          ]}
        />
      )}
      {(keyset.page > 1 || next !== null) && (
        <Flex justify="flex-end" gap={8} align="center" style={{ marginTop: 8 }}>
          <span className="muted small">第 {keyset.page} 页</span>
          <Button size="small" disabled={keyset.page === 1} onClick={keyset.toPrevious}>
            上一页
          </Button>
          <Button size="small" disabled={next === null} onClick={() => next !== null && keyset.toNext(next)}>
            下一页
          </Button>
        </Flex>
      )}
    </>
  );
};
