import { ScrollView, View } from '@tarojs/components';
import { useState } from 'react';
import { useCartBadge } from '@/features/cart/badge';
import { useCategories } from '@/features/catalog/queries';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonRows } from '@/ui/skeleton';
import { CategoryPanel } from './category-panel';
import './index.scss';

export default function CategoryPage() {
  const categories = useCategories();
  const [chosen, setChosen] = useState('');
  useCartBadge();
  return (
    <Page title="分类" tab bare className="category">
      <View className="category-top">
        <View id="category-search" className="category-search" onClick={() => go('search')}>
          <Icon name="search" size={18} />
          <View>搜索商品</View>
        </View>
      </View>
      <Async query={categories} waiting={<SkeletonRows count={6} />}>
        {({ items }) => {
          const current = items.find(({ id }) => id === chosen) ?? items[0];
          if (!current) return <Notice icon="box" title="商品正在准备中" hint="过会儿再来看看" />;
          return (
            <View className="category-main">
              <ScrollView scrollY className="category-rail" enhanced showScrollbar={false}>
                {items.map(({ id, name }) => (
                  <View
                    key={id}
                    id={`rail-${id}`}
                    className={`category-rail-item ${id === current.id ? 'category-rail-on' : ''}`}
                    role="tab"
                    onClick={() => setChosen(id)}
                  >
                    {name}
                  </View>
                ))}
              </ScrollView>
              <CategoryPanel key={current.id} category={current} />
            </View>
          );
        }}
      </Async>
    </Page>
  );
}
