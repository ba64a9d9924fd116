import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, ConfigProvider, Flex, InputNumber, Table } from 'antd';
import { useState, type ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { Goods } from '../../../ui/goods.tsx';
import { SkuDialog, type PickedSku } from '../../../ui/goods-picker/sku-dialog.tsx';
import { useNamedGoods } from '../../../ui/goods-picker/use-named-goods.ts';
import { Price } from '../../../ui/price.tsx';
import { EmptyState } from '../../../ui/states.tsx';

interface Item {
  skuId: string;
  quantity: number;
}
const MOST = 10;

/** SKUs with a quantity: the goods of a bundle, or of a basket to try a rule on. */
export const BundleItems = ({
  value = [],
  onChange,
  id,
  title = '选择商品',
}: {
  value?: Item[];
  onChange?: (items: Item[]) => void;
  id?: string;
  title?: string;
}): ReactElement => {
  const disabled = ConfigProvider.useConfig().componentDisabled === true;
  const [open, setOpen] = useState(false);
  const { skus } = useNamedGoods(
    [],
    value.map(({ skuId }) => skuId),
  );
  const known = (skuId: string): PickedSku =>
    skus.get(skuId) ?? { skuId, productId: '', name: `#${skuId}`, spec: '', code: '', picture: '', price: 0, stock: 0, onSale: true };
  const alone = value.reduce((sum, { skuId, quantity }) => sum + known(skuId).price * quantity, 0);
  const keep = (picked: readonly PickedSku[]): void =>
    onChange?.(picked.map(({ skuId }) => ({ skuId, quantity: value.find((item) => item.skuId === skuId)?.quantity ?? 1 })));
  return (
    <div {...(id ? { id } : {})}>
      <Table<Item>
        size="small"
        rowKey="skuId"
        pagination={false}
        dataSource={value}
        locale={{ emptyText: <EmptyState text="还没有选择商品" /> }}
        columns={[
          {
            title: '商品',
            render: (_, { skuId }) => {
              const { picture, name, spec, code, onSale } = known(skuId);
              return <Goods picture={picture} name={name} spec={`${spec} ${code}${onSale ? '' : '（未上架）'}`.trim()} size={36} />;
            },
          },
          { title: '单价', align: 'right', width: 100, render: (_, { skuId }) => <Price fen={known(skuId).price} /> },
          {
            title: '数量',
            width: 100,
            render: (_, item) => (
              <InputNumber
                min={1}
                max={99}
                precision={0}
                value={item.quantity}
                style={{ width: 76 }}
                aria-label={`${known(item.skuId).name} 数量`}
                onChange={(quantity) => onChange?.(value.map((one) => (one === item ? { ...one, quantity: quantity ?? 1 } : one)))}
              />
            ),
          },
          {
            title: '',
            width: 44,
            render: (_, item) => (
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`移除 ${known(item.skuId).name}`}
                onClick={() => onChange?.(value.filter((one) => one !== item))}
              />
            ),
          },
        ]}
      />
      <Flex justify="space-between" align="center" style={{ marginTop: 8 }}>
        <Button size="small" icon={<PlusOutlined />} disabled={disabled} onClick={() => setOpen(true)}>
          {title}
        </Button>
        {value.length > 0 && <span className="muted num">原价合计 {money(alone)}</span>}
      </Flex>
      {open && (
        <SkuDialog title={title} max={MOST} chosen={value.map(({ skuId }) => known(skuId))} onClose={() => setOpen(false)} onDone={keep} />
      )}
    </div>
  );
};
