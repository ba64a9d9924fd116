import { View } from '@tarojs/components';
import { useState } from 'react';
import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { ProductDetail } from '@huitou/shared-types/catalog/schema.ts';
import { tellFailure, toast } from '@/platform/feedback';
import { api } from '@/platform/request';
import { Icon } from '@/ui/icon';
import { addToCart } from '../cart/queries';
import { goCheckout } from '../checkout/items';
import { keys, queryClient } from '../queries';
import { SkuPicker } from './sku-picker';
import './quick-add.scss';

/** A plus on a list row: what has one SKU goes straight into the cart, else the picker opens right here. */
export function useQuickAdd() {
  const [product, setProduct] = useState<ProductDetail>();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState('');
  const add = async (id: string) => {
    if (busy) return;
    setBusy(id);
    try {
      const found = await queryClient.fetchQuery({
        queryKey: [...keys.product, id],
        queryFn: () => api(catalogRoutes.product, { id }),
        staleTime: 10_000,
      });
      const only = found.skus.length === 1 ? found.skus[0] : undefined;
      if (only) {
        await addToCart(only.id, found.limits.minQuantity);
        toast('已加入购物车');
      } else {
        setProduct(found);
        setOpen(true);
      }
    } catch (error) {
      tellFailure(error);
    } finally {
      setBusy('');
    }
  };
  const picker = product ? (
    <SkuPicker
      key={product.id}
      product={product}
      mode="both"
      open={open}
      onClose={() => setOpen(false)}
      onCart={async (sku, quantity) => {
        await addToCart(sku.id, quantity);
        toast('已加入购物车');
      }}
      onBuy={(sku, quantity) => goCheckout([{ skuId: sku.id, quantity }], false)}
    />
  ) : null;
  return { add, busy, picker };
}

export function AddButton({ id, busy, disabled, onAdd }: { id: string; busy: boolean; disabled: boolean; onAdd: (id: string) => unknown }) {
  return (
    <View
      id={`add-${id}`}
      className={`add-button ${busy ? 'add-button-busy' : ''} ${disabled ? 'add-button-off' : ''}`}
      role="button"
      aria-label="加入购物车"
      onClick={(event) => {
        event.stopPropagation();
        if (disabled) toast('补货中，先收藏吧');
        else void onAdd(id);
      }}
    >
      <Icon name="plus" size={18} />
    </View>
  );
}
