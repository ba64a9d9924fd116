import type { Workbench } from '@huitou/shared-types/analytics/schema.ts';
import { Table } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { count } from '../../lib/format.ts';
import { Goods } from '../../ui/goods.tsx';
import { Price } from '../../ui/price.tsx';
import { EmptyState } from '../../ui/states.tsx';

type Item = Workbench['topProducts'][number];

/** What sold best. */
export const TopProducts = ({ items }: { items: readonly Item[] }): ReactElement => (
  <section className="panel" style={{ marginTop: 12 }}>
    <h2 className="panel-title">热销商品</h2>
    <Table<Item>
      size="small"
      rowKey="productId"
      pagination={false}
      dataSource={[...items]}
      locale={{ emptyText: <EmptyState text="近期还没有成交" /> }}
      columns={[
        { title: '', width: 48, render: (_, __, i) => <span className="muted num">{i + 1}</span> },
        {
          title: '商品',
          render: (_, item) => (
            <Link to={`/products/${item.productId}`} style={{ color: 'inherit' }}>
              <Goods picture={item.picture} name={item.name} />
            </Link>
          ),
        },
        { title: '销量', align: 'right', width: 120, render: (_, item) => count(item.pieces) },
        { title: '成交额', align: 'right', width: 160, render: (_, item) => <Price fen={item.paid} /> },
      ]}
    />
  </section>
);
