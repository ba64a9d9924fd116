import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ProductDetail, SkuView } from '@huitou/shared-types/catalog/schema.ts';
import { toast } from '@/platform/feedback';
import { Button } from '@/ui/button';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { Sheet } from '@/ui/sheet';
import { Stepper } from '@/ui/stepper';
import { chosenSku, firstChoice, isPossible, quantityBounds, type Choice } from './sku-choice';
import './sku-picker.scss';

/** `both` offers cart and buying; the others have one button. */
export type PickerMode = 'cart' | 'buy' | 'both';
export type Picked = (sku: SkuView, quantity: number) => unknown;

interface SkuPickerProps {
  product: ProductDetail;
  mode: PickerMode;
  open: boolean;
  onClose: () => void;
  onCart: Picked;
  onBuy: Picked;
  /** Tells the page what is chosen so far, for its own line. */
  onChoice?: (sku: SkuView | undefined, quantity: number) => void;
}

/** Choosing a SKU and a quantity. Values that lead to nothing in stock are greyed; the state survives closing. */
export function SkuPicker({ product, mode, open, onClose, onCart, onBuy, onChoice }: SkuPickerProps) {
  const [choice, setChoice] = useState<Choice>(() => firstChoice(product));
  const [quantity, setQuantity] = useState(product.limits.minQuantity);
  const sku = chosenSku(product.skus, choice);
  const bounds = quantityBounds(product, sku);
  const choose = (spec: number, value: string) => {
    const next = choice.map((one, i) => (i === spec ? (one === value ? null : value) : one));
    const nextSku = chosenSku(product.skus, next);
    const { min, max, maxReason } = quantityBounds(product, nextSku);
    const clamped = Math.max(min, Math.min(quantity, max));
    if (nextSku && clamped < quantity) toast(maxReason);
    setChoice(next);
    setQuantity(clamped);
    onChoice?.(nextSku, clamped);
  };
  const done = (act: Picked) => async () => {
    if (!sku)
      return toast(
        `请选择${product.specs
          .filter((_, i) => choice[i] === null)
          .map((spec) => spec.name)
          .join('、')}`,
      );
    if (bounds.max < bounds.min) return toast(sku.available > 0 ? bounds.maxReason : '这个规格暂时缺货');
    await act(sku, quantity);
    onClose();
  };
  const lacking = sku !== undefined && bounds.max < bounds.min;
  return (
    <Sheet
      id="sku-picker"
      open={open}
      title="选择规格"
      onClose={onClose}
      footer={
        <View className="sku-actions">
          {mode !== 'buy' ? (
            <Button id="sku-cart" kind={mode === 'both' ? 'soft' : 'primary'} block disabled={lacking} onTap={done(onCart)}>
              加入购物车
            </Button>
          ) : null}
          {mode !== 'cart' ? (
            <Button id="sku-buy" block disabled={lacking} onTap={done(onBuy)}>
              {lacking ? '暂时缺货' : '立即购买'}
            </Button>
          ) : null}
        </View>
      }
    >
      <View className="sku-head">
        <Picture src={sku?.picture ?? product.gallery[0]} className="sku-picture" />
        <View className="sku-facts">
          <Price id="sku-price" fen={sku?.price ?? product.price} size="l" from={!sku && product.skus.length > 1} />
          <View id="sku-stock" className="sku-stock">
            {stockText(product, sku)}
          </View>
          <View id="sku-chosen" className="sku-chosen">
            {sku ? `已选 ${sku.values.join(' · ') || '默认'}` : `请选择 ${product.specs.map((spec) => spec.name).join(' / ')}`}
          </View>
        </View>
      </View>
      {product.specs.map((spec, i) => (
        <View key={spec.name} className="sku-spec">
          <View className="sku-spec-name">{spec.name}</View>
          <View className="sku-values">
            {spec.values.map(({ value, picture }, j) => {
              const possible = isPossible(product.skus, choice, i, value);
              const state = choice[i] === value ? 'sku-value-on' : possible ? '' : 'sku-value-off';
              return (
                <View
                  key={value}
                  id={`spec-${i}-${j}`}
                  className={`sku-value ${state}`}
                  role="radio"
                  aria-checked={choice[i] === value}
                  aria-disabled={!possible}
                  onClick={() => (possible || choice[i] === value ? choose(i, value) : toast('这个组合暂时缺货'))}
                >
                  {picture ? <Picture src={picture} className="sku-value-picture" /> : null}
                  {value}
                </View>
              );
            })}
          </View>
        </View>
      ))}
      <View className="sku-quantity">
        <View className="sku-spec-name">
          数量
          {product.limits.perOrder || product.limits.perCustomer || product.limits.minQuantity > 1 ? (
            <View className="sku-limit">{limitText(product)}</View>
          ) : null}
        </View>
        <Stepper
          id="sku-quantity"
          value={quantity}
          min={bounds.min}
          max={Math.max(bounds.min, bounds.max)}
          maxReason={bounds.maxReason}
          minReason={bounds.minReason}
          onChange={(value) => {
            setQuantity(value);
            onChoice?.(sku, value);
          }}
        />
      </View>
    </Sheet>
  );
}

const stockText = (product: ProductDetail, sku: SkuView | undefined): string => {
  if (!sku) return product.skus.some((one) => one.available > 0) ? '有货' : '暂时缺货';
  if (sku.available <= 0) return '暂时缺货';
  return sku.available <= 10 ? `仅剩 ${sku.available} ${product.unit}` : `库存充足`;
};

/** `2 件起购 · 每单限购 5 件`; empty when there are no limits. */
export const limitText = ({ limits, unit }: Pick<ProductDetail, 'limits' | 'unit'>): string =>
  [
    limits.minQuantity > 1 ? `${limits.minQuantity} ${unit}起购` : '',
    limits.perOrder ? `每单限购 ${limits.perOrder} ${unit}` : '',
    limits.perCustomer ? `每人限购 ${limits.perCustomer} ${unit}` : '',
  ]
    .filter(Boolean)
    .join(' · ');
