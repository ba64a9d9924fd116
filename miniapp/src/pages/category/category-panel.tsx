import { ScrollView, View } from '@tarojs/components';
import { useState } from 'react';
import type { Category } from '@huitou/shared-types/catalog/schema.ts';
import { salesText } from '@/features/catalog/product-card';
import { useProducts } from '@/features/catalog/queries';
import { AddButton, useQuickAdd } from '@/features/catalog/quick-add';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Notice } from '@/ui/notice';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { SkeletonRows } from '@/ui/skeleton';

/** One branch of the tree: its children as chips, the products below, each with a quick way into the cart. */
export function CategoryPanel({ category }: { category: Category }) {
  const [second, setSecond] = useState<Category>();
  const [third, setThird] = useState<Category>();
  const products = useProducts({ categoryId: (third ?? second ?? category).id });
  const quick = useQuickAdd();
  const choose = (child: Category | undefined) => {
    setSecond(child);
    setThird(undefined);
  };
  return (
    <View className="category-panel">
      <Chips all={category.children} current={second} onChoose={choose} />
      {second ? <Chips all={second.children} current={third} onChoose={setThird} /> : null}
      <ScrollView
        scrollY
        className="category-scroll"
        lowerThreshold={300}
        onScrollToLower={() => products.hasNextPage && !products.isFetchingNextPage && void products.fetchNextPage()}
      >
        <Async query={products} waiting={<SkeletonRows count={5} />}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0)
              return <Notice icon="box" title="这里还没有商品" action={{ label: '看看其他分类', onTap: () => choose(undefined) }} />;
            return (
              <>
                {items.map((product) => (
                  <View
                    key={product.id}
                    id={`product-${product.id}`}
                    className="category-row"
                    onClick={() => go('product', { id: product.id })}
                  >
                    <Picture src={product.picture} alt={product.name} className="category-picture" />
                    <View className="category-facts">
                      <View className="category-name">{product.name}</View>
                      <View className="category-subtitle">{product.subtitle || salesText(product.sales)}</View>
                      <View className="category-foot">
                        <Price fen={product.price} />
                        <AddButton id={product.id} busy={quick.busy === product.id} disabled={product.soldOut} onAdd={quick.add} />
                      </View>
                    </View>
                  </View>
                ))}
                <View className="category-end">{products.hasNextPage ? '正在加载…' : '没有更多了'}</View>
              </>
            );
          }}
        </Async>
      </ScrollView>
      {quick.picker}
    </View>
  );
}

function Chips({
  all,
  current,
  onChoose,
}: {
  all: readonly Category[];
  current: Category | undefined;
  onChoose: (category: Category | undefined) => void;
}) {
  if (all.length === 0) return null;
  return (
    <ScrollView scrollX className="category-chips" enhanced showScrollbar={false}>
      <View className="category-chips-row">
        <View className={`category-chip ${current ? '' : 'category-chip-on'}`} onClick={() => onChoose(undefined)}>
          全部
        </View>
        {all.map((one) => (
          <View
            key={one.id}
            id={`chip-${one.id}`}
            className={`category-chip ${current?.id === one.id ? 'category-chip-on' : ''}`}
            onClick={() => onChoose(one)}
          >
            {one.name}
          </View>
        ))}
      </View>
    </ScrollView>
  );
}
