import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { AdminProduct, NamedGoods } from '@huitou/shared-types/catalog/schema.ts';
import { Checkbox, Col, Flex, Modal, Row } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { Price } from '../price.tsx';
import { EmptyState, Loaded } from '../states.tsx';
import { ProductSearch } from './product-search.tsx';

export type PickedSku = NamedGoods['skus'][number];

interface SkuDialogProps {
  title: string;
  chosen: readonly PickedSku[];
  max: number;
  onClose: () => void;
  onDone: (skus: PickedSku[]) => void;
}

export const skusOf = (product: AdminProduct): PickedSku[] =>
  product.skus
    .filter((sku) => sku.enabled)
    .map((sku) => ({
      skuId: sku.id,
      productId: product.id,
      name: product.name,
      spec: sku.values.join(' '),
      code: sku.code,
      picture: sku.picture ?? product.gallery[0] ?? '',
      price: sku.price,
      stock: sku.stock,
      onSale: product.status === 'on',
    }));

/** Chooses SKUs: products on the left, the SKUs of the one that was clicked on the right. */
export const SkuDialog = ({ title, chosen, max, onClose, onDone }: SkuDialogProps): ReactElement => {
  const [ticked, setTicked] = useState<ReadonlyMap<string, PickedSku>>(new Map(chosen.map((one) => [one.skuId, one])));
  const [productId, setProductId] = useState<string | null>(chosen[0]?.productId || null);
  const set = (skus: readonly PickedSku[], on: boolean): void =>
    setTicked((old) => {
      const next = new Map(old);
      for (const sku of skus) {
        if (on) next.set(sku.skuId, sku);
        else next.delete(sku.skuId);
      }
      return next;
    });
  const over = ticked.size > max;
  return (
    <Modal
      open
      title={title}
      width={980}
      okText={`确定（已选 ${ticked.size} 个）`}
      okButtonProps={{ disabled: over }}
      onOk={() => {
        onDone([...ticked.values()]);
        onClose();
      }}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Row gutter={16}>
        <Col span={14}>
          <ProductSearch current={productId} onPick={(product) => setProductId(product.id)} />
        </Col>
        <Col span={10}>
          {productId === null ? <EmptyState text="点左侧商品，选择它的规格" /> : <SkuTicks id={productId} ticked={ticked} set={set} />}
        </Col>
      </Row>
      {over && (
        <p className="bad">
          最多选择 {max} 个规格，请先去掉 {ticked.size - max} 个
        </p>
      )}
    </Modal>
  );
};

interface SkuTicksProps {
  id: string;
  ticked: ReadonlyMap<string, PickedSku>;
  set: (skus: readonly PickedSku[], on: boolean) => void;
}

const SkuTicks = ({ id, ticked, set }: SkuTicksProps): ReactElement => (
  <Loaded query={useApiQuery(catalogAdminRoutes.product, { id })}>
    {(product) => {
      const skus = skusOf(product);
      const on = skus.filter((sku) => ticked.has(sku.skuId)).length;
      return (
        <div className="subpanel" style={{ maxHeight: 470, overflow: 'auto' }}>
          <Checkbox
            checked={on === skus.length}
            indeterminate={on > 0 && on < skus.length}
            onChange={(event) => set(skus, event.target.checked)}
          >
            <b>{product.name}</b>
          </Checkbox>
          {skus.map((sku) => (
            <Flex key={sku.skuId} justify="space-between" gap={8} style={{ padding: '6px 0 0 8px' }}>
              <Checkbox checked={ticked.has(sku.skuId)} onChange={(event) => set([sku], event.target.checked)}>
                {sku.spec || '默认规格'} <span className="muted small">{sku.code}</span>
              </Checkbox>
              <span className="nowrap">
                <Price fen={sku.price} /> <span className="muted small num">库存 {sku.stock}</span>
              </span>
            </Flex>
          ))}
        </div>
      );
    }}
  </Loaded>
);
