import type { StockRow } from '@huitou/shared-types/inventory/schema.ts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { count } from '../../lib/format.ts';
import { Goods } from '../../ui/goods.tsx';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';

const number = (n: number): string => count(n);

export const stockColumns: readonly Column<StockRow>[] = [
  {
    key: 'goods',
    title: '商品',
    required: true,
    fixed: 'left',
    width: 320,
    render: (_, row) => <Goods picture={row.picture} name={row.productName} spec={row.spec} />,
  },
  {
    key: 'code',
    title: 'SKU 编码',
    width: 150,
    render: (_, row) => (
      <Link to={`/products/${row.productId}`} className="num">
        {row.skuCode}
      </Link>
    ),
  },
  { key: 'location', title: '仓库门店', width: 130, dataIndex: 'locationName' },
  { key: 'onHand', title: '实物', align: 'right', width: 90, render: (_, row) => <span className="num">{number(row.onHand)}</span> },
  {
    key: 'reserved',
    title: '占用',
    align: 'right',
    width: 90,
    render: (_, row) => <span className={row.reserved === 0 ? 'muted num' : 'num'}>{number(row.reserved)}</span>,
  },
  {
    key: 'available',
    title: '可售',
    align: 'right',
    width: 90,
    render: (_, row) => <span className={`num strong ${row.low ? 'bad' : ''}`}>{number(row.available)}</span>,
  },
  {
    key: 'low',
    title: '预警',
    width: 120,
    render: (_, row) => (
      <>
        <span className="muted num">≤ {row.lowThreshold}</span>{' '}
        {row.low && (
          <Tag color={row.available <= 0 ? 'red' : 'orange'} variant="filled">
            {row.available <= 0 ? '缺货' : '不足'}
          </Tag>
        )}
      </>
    ),
  },
];
