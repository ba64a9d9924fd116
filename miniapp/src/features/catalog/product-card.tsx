import { View } from '@tarojs/components';
import type { ProductCard as Card } from '@huitou/shared-types/catalog/schema.ts';
import { go } from '@/platform/nav';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { Tag } from '@/ui/tag';
import './product-card.scss';

export const salesText = (sales: number): string =>
  sales >= 10_000 ? `已售 ${(Math.floor(sales / 1000) / 10).toFixed(1)} 万` : sales > 0 ? `已售 ${sales}` : '新品';

/** A product in a two-column grid; the whole card is the way in. */
export function ProductCard({ product }: { product: Card }) {
  return (
    <View
      id={`product-${product.id}`}
      className="product-card"
      hoverClass="product-card-pressed"
      onClick={() => go('product', { id: product.id })}
    >
      <Picture src={product.picture} alt={product.name} className="product-card-picture" />
      {product.soldOut ? <View className="product-card-soldout">补货中</View> : null}
      <View className="product-card-body">
        <View className="product-card-name">{product.name}</View>
        <View className="product-card-subtitle">{product.subtitle}</View>
        {product.tags.length > 0 ? (
          <View className="product-card-tags">
            {product.tags.slice(0, 2).map((tag) => (
              <Tag key={tag} tone="accent">
                {tag}
              </Tag>
            ))}
          </View>
        ) : null}
        <View className="product-card-foot">
          <Price fen={product.price} />
          {product.marketPrice ? <Price fen={product.marketPrice} size="s" tone="quiet" struck /> : null}
          <View className="product-card-sales">{salesText(product.sales)}</View>
        </View>
      </View>
    </View>
  );
}

export function ProductGrid({ products }: { products: readonly Card[] }) {
  return (
    <View className="product-grid">
      {products.map((product) => (
        <ProductCard key={product.id} product={product} />
      ))}
    </View>
  );
}
