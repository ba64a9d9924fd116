import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import type { StockRow } from '@huitou/shared-types/inventory/schema.ts';
import { Button, Space } from 'antd';
import { useState, type ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { useCan } from '../../lib/auth.ts';
import { useLocations } from '../../lib/use-locations.ts';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { AdjustModal } from './adjust-modal.tsx';
import { stockColumns } from './columns.tsx';
import { MovementsDrawer } from './movements-drawer.tsx';
import { ThresholdModal } from './threshold-modal.tsx';
import { TransferForm, type TransferLine } from './transfer-form.tsx';

const keyOf = (row: StockRow): string => `${row.skuId}/${row.locationId}`;

/** What lies where: on hand, taken by orders, free to sell; corrected with a reason, moved between places. */
export default function StockList(): ReactElement {
  const can = useCan();
  const { options } = useLocations();
  const [params, setParams] = useSearchParams();
  const productId = params.get('productId');
  const [adjusting, setAdjusting] = useState<StockRow | null>(null);
  const [warning, setWarning] = useState<StockRow | null>(null);
  const [history, setHistory] = useState<StockRow | null>(null);
  const [transfer, setTransfer] = useState<TransferLine[] | null>(null);
  return (
    <Page
      title="库存查询"
      hint="可售 = 实物 − 占用。下单占用，发货出库，取消释放，每次变动都有记录"
      extra={
        productId && (
          <Button
            onClick={() => {
              const next = new URLSearchParams(params);
              next.delete('productId');
              setParams(next, { replace: true });
            }}
          >
            只看一个商品 · 查看全部
          </Button>
        )
      }
    >
      <ResourceTable
        name="stock"
        route={inventoryRoutes.stock}
        rowKey={keyOf}
        fixed={productId ? { productId } : {}}
        onOpen={setHistory}
        search={[
          { name: 'q', label: '商品', placeholder: '名称 / SKU 编码 / 条码' },
          { name: 'locationId', label: '仓库门店', type: 'select', options },
          { name: 'low', label: '低于预警', type: 'flag' },
        ]}
        columns={[
          ...stockColumns,
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 180,
            render: (_, row) => (
              <Space size={0}>
                <Button type="link" size="small" onClick={() => setHistory(row)}>
                  流水
                </Button>
                {can(inventoryRoutes.adjust) && (
                  <>
                    <Button type="link" size="small" onClick={() => setAdjusting(row)}>
                      调整
                    </Button>
                    <Button type="link" size="small" onClick={() => setWarning(row)}>
                      预警值
                    </Button>
                  </>
                )}
              </Space>
            ),
          },
        ]}
        {...(can(inventoryRoutes.createTransfer)
          ? {
              batch: (rows: StockRow[]) => (
                <Button
                  type="primary"
                  disabled={new Set(rows.map((row) => row.locationId)).size > 1}
                  title="一张调拨单只能从一个仓库调出"
                  onClick={() => setTransfer(rows.map((row) => ({ row, quantity: 1 })))}
                >
                  调拨所选（{rows.length}）
                </Button>
              ),
            }
          : {})}
        rowClassName={(row) => (history && keyOf(row) === keyOf(history) ? 'row-current' : '')}
        emptyText="还没有库存记录"
      />
      {adjusting && <AdjustModal row={adjusting} onClose={() => setAdjusting(null)} />}
      {warning && <ThresholdModal row={warning} onClose={() => setWarning(null)} />}
      <MovementsDrawer row={history} onClose={() => setHistory(null)} />
      {transfer && <TransferForm lines={transfer} onClose={() => setTransfer(null)} />}
    </Page>
  );
}
