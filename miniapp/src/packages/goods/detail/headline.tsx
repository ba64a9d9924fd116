import { Button as NativeButton, View } from '@tarojs/components';
import type { ProductDetail, SkuView } from '@huitou/shared-types/catalog/schema.ts';
import { salesText } from '@/features/catalog/product-card';
import { copy } from '@/platform/feedback';
import { urlOf } from '@/platform/nav';
import { Icon } from '@/ui/icon';
import { Price } from '@/ui/price';
import { Tag } from '@/ui/tag';
import { MemberPrice } from './member-price';

interface HeadlineProps {
  product: ProductDetail;
  sku: SkuView | undefined;
  /** The banner of the flash sale says the price. */
  flash: boolean;
}

export function Headline({ product, sku, flash }: HeadlineProps) {
  const market = sku ? sku.marketPrice : product.marketPrice;
  const price = sku?.price ?? product.price;
  const varies = !sku && product.skus.some((one) => one.price !== product.price);
  return (
    <View className="detail-headline">
      {flash ? null : (
        <View className="detail-price-row">
          <Price id="detail-price" fen={price} size="xl" from={varies} />
          {market && market > price ? <Price fen={market} size="m" tone="quiet" struck /> : null}
          <View className="detail-sales">{salesText(product.sales)}</View>
        </View>
      )}
      {flash ? null : <MemberPrice product={product} sku={sku} />}
      <View className="detail-name-row">
        <View id="detail-name" className="detail-name">
          {product.name}
        </View>
        <Share product={product} />
      </View>
      {product.subtitle ? <View className="detail-subtitle">{product.subtitle}</View> : null}
      {product.tags.length > 0 ? (
        <View className="detail-tags">
          {product.tags.map((tag) => (
            <Tag key={tag} tone="accent">
              {tag}
            </Tag>
          ))}
        </View>
      ) : null}
    </View>
  );
}

function Share({ product }: { product: ProductDetail }) {
  const body = (
    <>
      <Icon name="share" size={20} />
      <View className="detail-share-text">分享</View>
    </>
  );
  if (process.env.TARO_ENV === 'weapp')
    return (
      <NativeButton id="share" className="detail-share" openType="share">
        {body}
      </NativeButton>
    );
  const share = async () => {
    const url = window.location.origin + urlOf('product', { id: product.id });
    if (navigator.share) await navigator.share({ title: product.name, url }).catch(() => undefined);
    else await copy(`${product.name} ${url}`, '链接已复制，去粘贴给朋友吧');
  };
  return (
    <View id="share" className="detail-share" role="button" onClick={share}>
      {body}
    </View>
  );
}
