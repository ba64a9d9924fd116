import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, InputNumber } from 'antd';
import { useState, type ReactElement } from 'react';
import { SkuDialog, type PickedSku } from '../../../ui/goods-picker/sku-dialog.tsx';

interface Item {
  skuId: string;
  quantity: number;
}

/** A basket to try a rule on: SKUs with a quantity. */
export const BasketItems = ({ value, onChange }: { value: readonly Item[]; onChange: (items: Item[]) => void }): ReactElement => {
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState<readonly PickedSku[]>([]);
  return (
    <>
      {value.map((item) => {
        const sku = picked.find((one) => one.skuId === item.skuId);
        const name = `${sku?.name ?? ''} ${sku?.spec ?? ''}`.trim();
        return (
          <Flex key={item.skuId} justify="space-between" align="center" gap={8} style={{ marginBottom: 6 }}>
            <span className="clamp small">{name}</span>
            <InputNumber
              size="small"
              disabled={false}
              min={0}
              max={99}
              precision={0}
              value={item.quantity}
              aria-label={`${name} 数量`}
              style={{ width: 64, flex: 'none' }}
              onChange={(quantity) =>
                onChange(value.map((one) => (one === item ? { ...one, quantity: quantity ?? 0 } : one)).filter((one) => one.quantity > 0))
              }
            />
          </Flex>
        );
      })}
      <Button size="small" icon={<PlusOutlined />} disabled={false} onClick={() => setOpen(true)}>
        放入商品
      </Button>
      {open && (
        <SkuDialog
          title="放入商品试算"
          max={20}
          chosen={picked.filter(({ skuId }) => value.some((item) => item.skuId === skuId))}
          onClose={() => setOpen(false)}
          onDone={(skus) => {
            setPicked(skus);
            onChange(skus.map(({ skuId }) => ({ skuId, quantity: value.find((one) => one.skuId === skuId)?.quantity ?? 1 })));
          }}
        />
      )}
    </>
  );
};
