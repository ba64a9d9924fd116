import { simulatorAdminRoutes } from '@huitou/shared-types/simulator/routes.ts';
import { Segmented, Tabs, Tag, Typography } from 'antd';
import { type ReactElement, type ReactNode, useState } from 'react';
import { count, dateTime } from '../../lib/format.ts';
import { useOpenParam } from '../../lib/use-open-param.ts';
import { Price } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { OrderDrawer } from '../orders/detail.tsx';

type Sort = 'time' | 'discount' | 'margin';
interface TouchedOrdersProps {
  id: string;
  touched: number;
  wentBelow: number;
  /** Stands beside the table's own tools; gets what of the orders is seen. */
  tool: (query: { wentBelow?: boolean }) => ReactNode;
}

/** The orders whose price would have been another, down to the order itself. */
export const TouchedOrders = ({ id, touched, wentBelow, tool }: TouchedOrdersProps): ReactElement => {
  const [tab, setTab] = useState(wentBelow > 0 ? 'below' : 'all');
  const [sort, setSort] = useState<Sort>('discount');
  const [openId, open, close] = useOpenParam();
  const query = tab === 'below' ? { wentBelow: true } : {};
  return (
    <>
      <ResourceTable
        name="simulated-orders"
        route={simulatorAdminRoutes.orders}
        rowKey={(row) => row.id}
        fixed={{ id, sort, ...query }}
        onOpen={(row) => open(row.orderId)}
        tabs={
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={[
              { key: 'below', label: `会跌破成本 ${count(wentBelow)}` },
              { key: 'all', label: `全部受影响 ${count(touched)}` },
            ]}
          />
        }
        toolbar={() => (
          <>
            <Segmented<Sort>
              value={sort}
              onChange={setSort}
              options={[
                { value: 'discount', label: '优惠最多' },
                { value: 'margin', label: '毛利最低' },
                { value: 'time', label: '按时间' },
              ]}
            />
            {tool(query)}
          </>
        )}
        columns={[
          {
            key: 'order',
            title: '订单',
            required: true,
            width: 250,
            render: (_, row) => (
              <div style={{ lineHeight: 1.5 }}>
                <Typography.Link className="code" onClick={() => open(row.orderId)}>
                  {row.orderNo}
                </Typography.Link>
                <div className="muted small num">{dateTime(row.paidAt)} 付款</div>
              </div>
            ),
          },
          { key: 'before', title: '原商品金额', align: 'right', width: 120, render: (_, row) => <Price fen={row.goodsBefore} /> },
          { key: 'after', title: '模拟后', align: 'right', width: 120, render: (_, row) => <Price fen={row.goodsAfter} strong /> },
          {
            key: 'freight',
            title: '少收运费',
            align: 'right',
            width: 100,
            render: (_, row) => <Price fen={row.freightOff === 0 ? null : row.freightOff} />,
          },
          { key: 'discount', title: '优惠成本', align: 'right', width: 110, render: (_, row) => <Price fen={row.discount} /> },
          { key: 'cost', title: '商品成本', align: 'right', width: 110, render: (_, row) => <Price fen={row.cost} /> },
          {
            key: 'marginBefore',
            title: '原毛利',
            align: 'right',
            width: 110,
            render: (_, row) => <Price fen={row.marginBefore} delta={(row.marginBefore ?? 0) < 0} />,
          },
          {
            key: 'marginAfter',
            title: '模拟后毛利',
            align: 'right',
            width: 130,
            render: (_, row) => (
              <>
                {row.wentBelow && (
                  <Tag color="red" variant="filled">
                    低于成本
                  </Tag>
                )}
                <Price fen={row.marginAfter} delta={(row.marginAfter ?? 0) < 0} />
              </>
            ),
          },
        ]}
        emptyText={tab === 'below' ? '没有订单会跌破成本' : '没有订单受影响'}
      />
      <OrderDrawer id={openId} onClose={close} />
    </>
  );
};
