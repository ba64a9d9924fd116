import { DeleteOutlined } from '@ant-design/icons';
import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import type { StockRow } from '@huitou/shared-types/inventory/schema.ts';
import { App, Button, Flex, Form, Input, InputNumber, Modal, Select, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAction } from '../../lib/use-action.ts';
import { useLocations } from '../../lib/use-locations.ts';
import { Goods } from '../../ui/goods.tsx';
import { StockPicker } from './stock-picker.tsx';

/** A stock row to be moved, and how many of it. */
export interface TransferLine {
  row: StockRow;
  quantity: number;
}

/** Sends stock from one place to another; it is on its way until the other side confirms. */
export const TransferForm = ({ lines: first, onClose }: { lines: readonly TransferLine[]; onClose: () => void }): ReactElement => {
  const { message } = App.useApp();
  const { options } = useLocations();
  const [fromId, setFromId] = useState<string | undefined>(first[0]?.row.locationId);
  const [toId, setToId] = useState<string>();
  const [note, setNote] = useState('');
  const [lines, setLines] = useState<readonly TransferLine[]>(first);
  const create = useAction(inventoryRoutes.createTransfer, '调拨单已建立，库存在途');
  const submit = async (): Promise<void> => {
    if (!fromId || !toId || lines.length === 0) return void message.warning('请选择调出、调入仓库和商品');
    const input = { fromId, toId, note: note.trim(), lines: lines.map(({ row, quantity }) => ({ skuId: row.skuId, quantity })) };
    if (await create.run(input)) onClose();
  };
  return (
    <Modal
      open
      title="新建调拨单"
      width={760}
      okText="确认调出"
      confirmLoading={create.busy}
      onOk={() => void submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form layout="vertical" component="div">
        <Flex gap={12}>
          <Form.Item label="调出仓库" required style={{ flex: 1 }}>
            <Select
              {...(fromId ? { value: fromId } : {})}
              options={options}
              onChange={(id: string) => {
                setFromId(id);
                setLines([]);
              }}
            />
          </Form.Item>
          <Form.Item label="调入仓库" required style={{ flex: 1 }}>
            <Select {...(toId ? { value: toId } : {})} options={options.filter((option) => option.value !== fromId)} onChange={setToId} />
          </Form.Item>
        </Flex>
      </Form>
      {fromId && (
        <StockPicker
          locationId={fromId}
          taken={lines.map(({ row }) => row.skuId)}
          onPick={(row) => setLines([...lines, { row, quantity: 1 }])}
        />
      )}
      <Table<TransferLine>
        size="small"
        rowKey={({ row }) => row.skuId}
        pagination={false}
        scroll={{ y: 320 }}
        style={{ margin: '12px 0' }}
        dataSource={[...lines]}
        columns={[
          {
            title: '商品',
            render: (_, { row }) => <Goods picture={row.picture} name={row.productName} spec={`${row.spec} ${row.skuCode}`} />,
          },
          { title: '可调', align: 'right', width: 80, render: (_, { row }) => row.available },
          {
            title: '数量',
            width: 120,
            render: (_, line) => (
              <InputNumber
                min={1}
                max={Math.max(1, line.row.available)}
                precision={0}
                value={line.quantity}
                aria-label={`${line.row.skuCode} 数量`}
                onChange={(quantity) => setLines(lines.map((one) => (one === line ? { ...one, quantity: quantity ?? 1 } : one)))}
              />
            ),
          },
          {
            title: '',
            width: 50,
            render: (_, line) => (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label="移除"
                onClick={() => setLines(lines.filter((one) => one !== line))}
              />
            ),
          },
        ]}
      />
      <Input value={note} maxLength={100} placeholder="备注" onChange={(event) => setNote(event.target.value)} />
    </Modal>
  );
};
