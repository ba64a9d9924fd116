import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { PriceHistory as History } from '@huitou/shared-types/catalog/schema.ts';
import { Drawer, Table } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { dateTime } from '../../lib/format.ts';
import { Price } from '../../ui/price.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';

/** Who changed which price when. */
export const PriceHistory = ({ product, onClose }: { product: { id: string; name: string } | null; onClose: () => void }): ReactElement => {
  const history = useApiQuery(catalogAdminRoutes.priceHistory, { id: product?.id ?? '' }, { enabled: product !== null });
  return (
    <Drawer open={product !== null} size={640} title={`价格记录 · ${product?.name ?? ''}`} onClose={onClose}>
      <Loaded query={history}>
        {({ items }) => (
          <Table<History['items'][number]>
            size="small"
            rowKey={(row) => `${row.skuId}/${row.at}`}
            dataSource={items}
            pagination={items.length > 50 ? { pageSize: 50 } : false}
            locale={{ emptyText: <EmptyState text="价格没有变动过" /> }}
            columns={[
              { title: '时间', render: (_, row) => <span className="num">{dateTime(row.at)}</span> },
              { title: 'SKU 编码', dataIndex: 'skuCode' },
              { title: '原价格', align: 'right', render: (_, row) => <Price fen={row.from} /> },
              { title: '新价格', align: 'right', render: (_, row) => <Price fen={row.to} strong /> },
              { title: '变动', align: 'right', render: (_, row) => <Price fen={row.to - row.from} delta /> },
              { title: '操作人', dataIndex: 'staffName' },
            ]}
          />
        )}
      </Loaded>
    </Drawer>
  );
};
