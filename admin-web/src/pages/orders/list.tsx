import { PrinterOutlined, SendOutlined } from '@ant-design/icons';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { StaffOrderRow } from '@huitou/shared-types/orders/schema.ts';
import { Button, Tabs } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { useLocations } from '../../lib/use-locations.ts';
import { useOpenParam, useTabParam } from '../../lib/use-open-param.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { BatchShip } from '../shipping/batch-ship.tsx';
import { usePrintSlips } from '../shipping/use-print-slips.ts';
import { RowActions } from './actions/row-actions.tsx';
import { listColumns } from './columns.tsx';
import { OrderDrawer } from './detail.tsx';
import { orderFilters, tabLabels, tabs } from './filters.ts';

const canShip = (order: StaffOrderRow): boolean =>
  order.deliveryKind === 'express' && order.left > 0 && (order.status === 'paid' || order.status === 'part_shipped');

/** All orders: tabs with counts, filters, batch shipping and slips, export; an order opens beside the list. */
export default function OrderList(): ReactElement {
  const can = useCan();
  const [tab, setTab] = useTabParam(tabs, 'all');
  const [openId, open, close] = useOpenParam();
  const [shipping, setShipping] = useState<StaffOrderRow[] | null>(null);
  const counts = useApiQuery(orderAdminRoutes.counts, {}, { refetchInterval: 60_000 }).data?.counts ?? {};
  const { options } = useLocations();
  const print = usePrintSlips();
  return (
    <Page title="订单列表">
      <ResourceTable
        name="orders"
        route={orderAdminRoutes.list}
        rowKey={(order) => order.id}
        search={orderFilters(options)}
        fixed={{ tab }}
        onOpen={(order) => open(order.id)}
        columns={[
          ...listColumns(open),
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 130,
            render: (_, order) => <RowActions order={order} onOpen={() => open(order.id)} />,
          },
        ]}
        tabs={
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={tabs.map((key) => ({
              key,
              label: (
                <>
                  {tabLabels[key]}
                  {key !== 'all' && counts[key] !== undefined && <span className="muted num"> {counts[key]}</span>}
                </>
              ),
            }))}
          />
        }
        toolbar={(query) => <ExportButton route={orderAdminRoutes.export} query={query} title="导出订单" />}
        {...(can(fulfilmentRoutes.ship)
          ? {
              batch: (rows: StaffOrderRow[], clear: () => void) => (
                <>
                  <Button
                    type="primary"
                    icon={<SendOutlined />}
                    disabled={!rows.some(canShip)}
                    onClick={() => setShipping(rows.filter(canShip))}
                  >
                    批量发货（{rows.filter(canShip).length}）
                  </Button>
                  <Button
                    icon={<PrinterOutlined />}
                    loading={print.busy}
                    onClick={() => void print.run(rows.map((row) => row.id)).then((ok) => ok && clear())}
                  >
                    打印发货单
                  </Button>
                </>
              ),
            }
          : {})}
        emptyText="还没有订单"
        rowClassName={(order) => (order.id === openId ? 'row-current' : '')}
      />
      <OrderDrawer id={openId} onClose={close} />
      {shipping && <BatchShip orders={shipping} onClose={() => setShipping(null)} />}
    </Page>
  );
}
