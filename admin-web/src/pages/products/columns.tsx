import { ClockCircleOutlined } from '@ant-design/icons';
import { productStatusLabels } from '@huitou/shared-types/catalog/states.ts';
import type { ProductRow } from '@huitou/shared-types/catalog/schema.ts';
import { Flex, Tooltip } from 'antd';
import { Link } from 'react-router';
import { count, dateTime } from '../../lib/format.ts';
import { Price } from '../../ui/price.tsx';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Thumb } from '../../ui/thumb.tsx';

const timers = (product: ProductRow): string =>
  [product.shelfAt && `${dateTime(product.shelfAt)} 上架`, product.unshelfAt && `${dateTime(product.unshelfAt)} 下架`]
    .filter(Boolean)
    .join('，');

export const productColumns = (): Column<ProductRow>[] => [
  {
    key: 'product',
    title: '商品',
    required: true,
    fixed: 'left',
    width: 300,
    render: (_, product) => (
      <Flex gap={10} align="center">
        <Thumb src={product.picture} size={44} alt={product.name} />
        <div style={{ minWidth: 0, lineHeight: 1.5 }}>
          <Link to={`/products/${product.id}`} className="clamp">
            {product.name}
          </Link>
          <div className="muted small">{product.skuCount} 个 SKU</div>
        </div>
      </Flex>
    ),
  },
  {
    key: 'price',
    title: '价格',
    align: 'right',
    width: 170,
    render: (_, product) => (
      <span className="nowrap">
        <Price fen={product.priceMin} />
        {product.priceMax > product.priceMin && (
          <>
            {' – '}
            <Price fen={product.priceMax} />
          </>
        )}
      </span>
    ),
  },
  {
    key: 'stock',
    title: '库存',
    align: 'right',
    width: 90,
    render: (_, product) => (
      <Link to={`/stock?productId=${product.id}`} className={`num ${product.stock <= 0 ? 'bad strong' : ''}`}>
        {count(product.stock)}
      </Link>
    ),
  },
  { key: 'sales', title: '销量', align: 'right', width: 80, render: (_, product) => <span className="num">{count(product.sales)}</span> },
  {
    key: 'status',
    title: '状态',
    width: 110,
    render: (_, product) => (
      <>
        <StatusTag labels={productStatusLabels} status={product.status} />{' '}
        {timers(product) && (
          <Tooltip title={timers(product)}>
            <ClockCircleOutlined className="muted" />
          </Tooltip>
        )}
      </>
    ),
  },
  { key: 'category', title: '分类', width: 110, dataIndex: 'categoryName' },
  { key: 'brand', title: '品牌', width: 110, dataIndex: 'brandName', optional: true },
  { key: 'supplier', title: '供应商', width: 170, dataIndex: 'supplier', ellipsis: true, optional: true },
  { key: 'sort', title: '排序值', align: 'right', width: 80, dataIndex: 'sort', optional: true },
  {
    key: 'updatedAt',
    title: '更新时间',
    width: 140,
    render: (_, product) => <span className="num">{dateTime(product.updatedAt)}</span>,
    optional: true,
  },
];
