import { RichText, View } from '@tarojs/components';
import { useMemo, useState } from 'react';
import type { ProductDetail } from '@huitou/shared-types/catalog/schema.ts';
import { safeHtml } from '@/features/catalog/safe-html';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';

const SHOWN_AT_FIRST = 6;

export function Description({ product }: { product: ProductDetail }) {
  const html = useMemo(() => safeHtml(product.html), [product.html]);
  const [whole, setWhole] = useState(false);
  const attributes = [...(product.brand ? [{ name: '品牌', value: product.brand.name }] : []), ...product.attributes];
  const shown = whole ? attributes : attributes.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      {attributes.length > 0 ? (
        <Card title="商品参数">
          {shown.map(({ name, value }) => (
            <View key={name} className="detail-attribute">
              <View className="detail-attribute-name">{name}</View>
              <View className="detail-attribute-value">{value}</View>
            </View>
          ))}
          {attributes.length > shown.length ? (
            <View id="all-attributes" className="detail-more" onClick={() => setWhole(true)}>
              全部参数
              <Icon name="down" size={14} />
            </View>
          ) : null}
        </Card>
      ) : null}
      {html ? (
        <Card title="商品详情" className="detail-description">
          <RichText className="detail-html" nodes={`<div class="detail-html-body">${html}</div>`} />
        </Card>
      ) : null}
    </>
  );
}
