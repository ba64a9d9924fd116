import type { StaffOrderRow } from '@huitou/shared-types/orders/schema.ts';
import { Button, Flex, Modal, Select, Table } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { queryClient } from '../../lib/api.ts';
import { carrierOptions, useShipDrafts } from './ship-drafts.ts';
import { TrackingCell } from './tracking-cell.tsx';

/** Ships the ticked orders whole: a number each, typed, scanned or pasted as a column. */
export const BatchShip = ({ orders, onClose }: { orders: readonly StaffOrderRow[]; onClose: () => void }): ReactElement => {
  const { drafts, defaultCarrier, setDefaultCarrier, ship, edit, clear } = useShipDrafts();
  const [busy, setBusy] = useState(false);
  useEffect(() => clear, [clear]);
  const filled = orders.filter((order) => {
    const draft = drafts[order.id];
    return draft && draft.trackingNo.trim() !== '' && draft.state !== 'done';
  });
  const done = orders.filter((order) => drafts[order.id]?.state === 'done').length;
  const shipAll = async (): Promise<void> => {
    setBusy(true);
    for (const order of filled) await ship(order.id);
    setBusy(false);
  };
  const close = (): void => {
    onClose();
    void queryClient.invalidateQueries();
  };
  return (
    <Modal
      open
      title={`批量发货（${orders.length} 单）`}
      width={820}
      onCancel={close}
      mask={{ closable: false }}
      footer={
        <Flex justify="space-between" align="center">
          <span className="muted">
            已发 {done} 单，还有 {orders.length - done} 单
          </span>
          <Flex gap={8}>
            <Button onClick={close}>{done === orders.length ? '完成' : '关闭'}</Button>
            <Button type="primary" disabled={filled.length === 0} loading={busy} onClick={() => void shipAll()}>
              发出已填写的 {filled.length} 单
            </Button>
          </Flex>
        </Flex>
      }
    >
      <Flex gap={8} align="center" style={{ marginBottom: 12 }}>
        <span>统一快递公司</span>
        <Select
          value={defaultCarrier}
          options={carrierOptions}
          style={{ width: 130 }}
          onChange={(carrier) => {
            setDefaultCarrier(carrier);
            for (const order of orders) if (drafts[order.id]?.state !== 'done') edit(order.id, { carrier });
          }}
        />
        <span className="muted small">可从表格复制一列单号，在第一行粘贴，自动向下填充</span>
      </Flex>
      <Table<StaffOrderRow>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ y: 420 }}
        dataSource={[...orders]}
        columns={[
          { title: '订单号', width: 215, render: (_, order) => <span className="num">{order.no}</span> },
          {
            title: '收货人',
            render: (_, order) => (
              <>
                {order.receiver}
                <div className="muted small">{order.region}</div>
              </>
            ),
          },
          { title: '件数', width: 60, align: 'right', dataIndex: 'pieces' },
          { title: '快递单号', width: 300, render: (_, order) => <TrackingCell orderId={order.id} /> },
        ]}
      />
    </Modal>
  );
};
