import type { NamedGoods, ProductRow } from '@huitou/shared-types/catalog/schema.ts';
import { Modal } from 'antd';
import { useState, type Key, type ReactElement } from 'react';
import { ProductSearch } from './product-search.tsx';

export type PickedProduct = NamedGoods['products'][number];

export const pickedProduct = ({ id, name, picture, priceMin, status }: ProductRow): PickedProduct => ({
  id,
  name,
  picture,
  price: priceMin,
  onSale: status === 'on',
});

interface ProductDialogProps {
  title: string;
  chosen: readonly PickedProduct[];
  max: number;
  onClose: () => void;
  onDone: (products: PickedProduct[]) => void;
}

/** Chooses many products at once; ticks stay while one searches and turns pages. */
export const ProductDialog = ({ title, chosen, max, onClose, onDone }: ProductDialogProps): ReactElement => {
  const [ticked, setTicked] = useState<ReadonlyMap<string, PickedProduct>>(new Map(chosen.map((one) => [one.id, one])));
  const over = ticked.size > max;
  const tick = (keys: readonly Key[], rows: readonly (ProductRow | undefined)[]): void =>
    setTicked(
      new Map(
        keys.flatMap((key, i) => {
          const row = rows[i];
          const known = ticked.get(String(key)) ?? (row && pickedProduct(row));
          return known ? [[known.id, known] as const] : [];
        }),
      ),
    );
  return (
    <Modal
      open
      title={title}
      width={720}
      okText={`确定（已选 ${ticked.size} 个）`}
      okButtonProps={{ disabled: over }}
      onOk={() => {
        onDone([...ticked.values()]);
        onClose();
      }}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ProductSearch
        rowSelection={{ preserveSelectedRowKeys: true, columnWidth: 40, selectedRowKeys: [...ticked.keys()], onChange: tick }}
        onPick={(row) =>
          setTicked((old) => {
            const next = new Map(old);
            if (!next.delete(row.id)) next.set(row.id, pickedProduct(row));
            return next;
          })
        }
      />
      {over && (
        <p className="bad">
          最多选择 {max} 个商品，请先去掉 {ticked.size - max} 个
        </p>
      )}
    </Modal>
  );
};
