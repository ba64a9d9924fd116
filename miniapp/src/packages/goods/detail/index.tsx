import { View } from '@tarojs/components';
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { useState } from 'react';
import type { ProductDetail, SkuView } from '@huitou/shared-types/catalog/schema.ts';
import { addToCart } from '@/features/cart/queries';
import { ProductGrid } from '@/features/catalog/product-card';
import { useProduct, useRelated } from '@/features/catalog/queries';
import { SkuPicker, type PickerMode } from '@/features/catalog/sku-picker';
import { goCheckout } from '@/features/checkout/items';
import { FlashBanner } from '@/features/flash/banner';
import { useFlashAddress } from '@/features/flash/use-flash-address';
import { useFlashMode, type FlashMode } from '@/features/flash/use-flash-mode';
import { useWatched } from '@/features/risk/use-watched';
import { PolicyConsent, usePolicyConsent } from '@/features/session/policy-consent';
import { serverNow } from '@/platform/clock';
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
import { FlashBar } from './flash-bar';
import { FlashFacts } from './flash-facts';
import { FlashHint, FlashOver } from './flash-hint';
import { FloatingBack, Gallery } from './gallery';
import { Headline } from './headline';
import './index.scss';

export default function ProductPage() {
  const { params } = useRouter<{ id?: string; scene?: string; flash?: string }>();
  const id = params.id ?? idOfScene(params.scene);
  const product = useProduct(id);
  const { mode: flash, over } = useFlashMode(id, params.flash);
  const flashId = flash?.card.itemId;
  useWatched(flash !== undefined);
  useShareAppMessage(() => ({
    title: product.data?.name ?? '看看这件好物',
    path: urlOf('product', { id, flash: flashId }),
    imageUrl: fileUrl(product.data?.gallery[0] ?? ''),
  }));
  useShareTimeline(() => ({
    title: product.data?.name ?? '看看这件好物',
    query: flashId ? `id=${id}&flash=${flashId}` : `id=${id}`,
    imageUrl: fileUrl(product.data?.gallery[0] ?? ''),
  }));
  return (
    <Page
      title={product.data?.name ?? '商品详情'}
      bare
      bottomBar
      trail={flashId ? `item:${flashId}` : id ? `product:${id}` : undefined}
      watched={flash !== undefined}
    >
      <FloatingBack />
      <Async query={product} waiting={<SkeletonBlocks heights={[343, 120, 160, 240]} />}>
        {(found) => <Product key={found.id} product={found} flash={flash} over={over} />}
      </Async>
    </Page>
  );
}

/** A mini-program code carries `id=12` as its scene, URL-encoded. */
const idOfScene = (scene: string | undefined): string => /(?:^|&)id=(\d+)/.exec(paramText(scene))?.[1] ?? '';

interface ProductProps {
  product: ProductDetail;
  /** In a flash sale, now or soon. */
  flash: FlashMode | undefined;
  /** Came for a flash sale that has ended. */
  over: boolean;
}

function Product({ product, flash, over }: ProductProps) {
  const [picking, setPicking] = useState<PickerMode>();
  const [mode, setMode] = useState<PickerMode>('both');
  const [sku, setSku] = useState<SkuView | undefined>(product.skus.length === 1 ? product.skus[0] : undefined);
  const [quantity, setQuantity] = useState(product.limits.minQuantity);
  const [flashQuantity, setFlashQuantity] = useState(1);
  const address = useFlashAddress();
  const consent = usePolicyConsent();
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
      {flash ? (
        <>
          <FlashBanner item={flash.card} now={serverNow()} onTurn={flash.onTurn} />
          <FlashHint card={flash.card} />
        </>
      ) : null}
      {over ? <FlashOver /> : null}
      <Headline product={product} sku={sku} flash={flash !== undefined} />
      {flash ? <FlashFacts mode={flash} address={address} quantity={flashQuantity} onQuantity={setFlashQuantity} /> : null}
      <Facts product={product} sku={sku} quantity={quantity} onPick={() => pick(flash ? 'buy' : 'both')} />
      {flash ? <PolicyConsent consent={consent} /> : null}
      <Description product={product} />
      {related.data && related.data.items.length > 0 ? (
        <View className="detail-related">
          <View className="detail-heading">看了又看</View>
          <ProductGrid products={related.data.items} />
        </View>
      ) : null}
      {isSinglePage() ? null : flash ? (
        <FlashBar
          product={product}
          mode={flash}
          quantity={flashQuantity}
          address={address.address}
          consent={consent}
          onList={() => pick('buy')}
        />
      ) : (
        <BuyBar product={product} onPick={pick} />
      )}
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
