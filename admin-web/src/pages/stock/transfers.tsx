import { PlusOutlined } from '@ant-design/icons';
import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { transferMoves, transferStatusLabels } from '@huitou/shared-types/inventory/states.ts';
import type { Transfer } from '@huitou/shared-types/inventory/schema.ts';
import { App, Button, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAction } from '../../lib/use-action.ts';
import { dateTime } from '../../lib/format.ts';
import { Can } from '../../ui/can.tsx';
import { MoveButtons } from '../../ui/move-buttons.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { StatusTag, stateOptions } from '../../ui/status-tag.tsx';
import { TransferForm } from './transfer-form.tsx';

const pieces = (transfer: Transfer): number => transfer.lines.reduce((sum, line) => sum + line.quantity, 0);

/** Stock on its way between places. */
export default function Transfers(): ReactElement {
  const { modal } = App.useApp();
  const [creating, setCreating] = useState(false);
  const receive = useAction(inventoryRoutes.receiveTransfer, '已收货入库');
  const cancel = useAction(inventoryRoutes.cancelTransfer, '调拨已取消，库存退回');
  return (
    <Page
      title="调拨单"
      extra={
        <Can route={inventoryRoutes.createTransfer}>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
            新建调拨单
          </Button>
        </Can>
      }
    >
      <ResourceTable
        name="transfers"
        route={inventoryRoutes.transfers}
        rowKey={(transfer) => transfer.id}
        search={[{ name: 'status', label: '状态', type: 'select', options: stateOptions(transferStatusLabels) }]}
        expandable={{
          expandedRowRender: (transfer: Transfer) => (
            <Table<Transfer['lines'][number]>
              size="small"
              rowKey="skuId"
              pagination={false}
              dataSource={transfer.lines}
              columns={[
                { title: 'SKU 编码', dataIndex: 'skuCode', width: 180 },
                { title: '商品', render: (_, line) => `${line.productName} ${line.spec}` },
                { title: '数量', dataIndex: 'quantity', align: 'right', width: 100 },
              ]}
            />
          ),
        }}
        columns={[
          { key: 'no', title: '单号', required: true, width: 190, render: (_, transfer) => <span className="num">{transfer.no}</span> },
          { key: 'route', title: '调出 → 调入', width: 260, render: (_, transfer) => `${transfer.fromName} → ${transfer.toName}` },
          { key: 'pieces', title: '件数', align: 'right', width: 80, render: (_, transfer) => pieces(transfer) },
          {
            key: 'status',
            title: '状态',
            width: 100,
            render: (_, transfer) => <StatusTag labels={transferStatusLabels} status={transfer.status} />,
          },
          { key: 'note', title: '备注', ellipsis: true, dataIndex: 'note' },
          { key: 'staff', title: '制单人', width: 100, dataIndex: 'staffName' },
          {
            key: 'createdAt',
            title: '时间',
            width: 150,
            render: (_, transfer) => <span className="num">{dateTime(transfer.createdAt)}</span>,
          },
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 190,
            render: (_, transfer) => (
              <MoveButtons
                moves={transferMoves}
                status={transfer.status}
                size="small"
                primary="receive"
                on={{
                  receive: () =>
                    void modal.confirm({
                      title: `确认收到 ${pieces(transfer)} 件？`,
                      content: `将计入“${transfer.toName}”的库存。`,
                      okText: '确认收货',
                      onOk: () => receive.run({ id: transfer.id }),
                    }),
                  cancel: () =>
                    void modal.confirm({
                      title: '取消这张调拨单？',
                      content: `在途的库存退回“${transfer.fromName}”。`,
                      okText: '取消调拨',
                      okButtonProps: { danger: true },
                      cancelText: '返回',
                      onOk: () => cancel.run({ id: transfer.id }),
                    }),
                }}
              />
            ),
          },
        ]}
        emptyText="还没有调拨单"
      />
      {creating && <TransferForm lines={[]} onClose={() => setCreating(false)} />}
    </Page>
  );
}
