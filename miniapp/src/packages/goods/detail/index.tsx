import { View } from '@tarojs/components';
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { useState } from 'react';
import type { ProductDetail, SkuView } from '@huitou/shared-types/catalog/schema.ts';
import { addToCart } from '@/features/cart/queries';
import { ProductGrid } from '@/features/catalog/product-card';
import { useProduct, useRelated } from '@/features/catalog/queries';
import { SkuPicker, type PickerMode } from '@/features/catalog/sku-picker';
import { goCheckout } from '@/features/checkout/items';
import { toast } from '@/platform/feedback';
import { paramText } from '@/platform/params';
import { fileUrl } from '@/platform/config';
import { urlOf } from '@/platform/nav';
import { isSinglePage } from '@/platform/scene';
import { Async } from '@/ui/async';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { BuyBar } from './buy-bar';
import { Description } from './description';
import { Facts } from './facts';
import { FloatingBack, Gallery } from './gallery';
import { Headline } from './headline';
import './index.scss';

export default function ProductPage() {
  const { params } = useRouter<{ id?: string; scene?: string }>();
  const id = params.id ?? idOfScene(params.scene);
  const product = useProduct(id);
  useShareAppMessage(() => ({
    title: product.data?.name ?? '看看这件好物',
    path: urlOf('product', { id }),
    imageUrl: fileUrl(product.data?.gallery[0] ?? ''),
  }));
  useShareTimeline(() => ({
    title: product.data?.name ?? '看看这件好物',
    query: `id=${id}`,
    imageUrl: fileUrl(product.data?.gallery[0] ?? ''),
  }));
  return (
    <Page title={product.data?.name ?? '商品详情'} bare bottomBar>
      <FloatingBack />
      <Async query={product} waiting={<SkeletonBlocks heights={[343, 120, 160, 240]} />}>
        {(found) => <Product key={found.id} product={found} />}
      </Async>
    </Page>
  );
}

/** A mini-program code carries `id=12` as its scene, URL-encoded. */
const idOfScene = (scene: string | undefined): string => /(?:^|&)id=(\d+)/.exec(paramText(scene))?.[1] ?? '';

function Product({ product }: { product: ProductDetail }) {
  const [picking, setPicking] = useState<PickerMode>();
  const [mode, setMode] = useState<PickerMode>('both');
  const [sku, setSku] = useState<SkuView | undefined>(product.skus.length === 1 ? product.skus[0] : undefined);
  const [quantity, setQuantity] = useState(product.limits.minQuantity);
  const related = useRelated(product.id, true);
  const pick = (wanted: PickerMode) => {
    setMode(wanted);
    setPicking(wanted);
  };
  return (
    <>
      <Gallery
        pictures={sku?.picture ? [sku.picture, ...product.gallery.filter((one) => one !== sku.picture)] : product.gallery}
        name={product.name}
      />
      <Headline product={product} sku={sku} />
      <Facts product={product} sku={sku} quantity={quantity} onPick={() => pick('both')} />
      <Description product={product} />
      {related.data && related.data.items.length > 0 ? (
        <View className="detail-related">
          <View className="detail-heading">看了又看</View>
          <ProductGrid products={related.data.items} />
        </View>
      ) : null}
      {isSinglePage() ? null : <BuyBar product={product} onPick={pick} />}
      <SkuPicker
        product={product}
        mode={mode}
        open={picking !== undefined}
        onClose={() => setPicking(undefined)}
        onChoice={(chosen, wanted) => {
          setSku(chosen);
          setQuantity(wanted);
        }}
        onCart={async (chosen, wanted) => {
          await addToCart(chosen.id, wanted);
          toast('已加入购物车');
        }}
        onBuy={(chosen, wanted) => goCheckout([{ skuId: chosen.id, quantity: wanted }], false)}
      />
    </>
  );
}
