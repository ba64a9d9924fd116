import { View } from '@tarojs/components';
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { useCartBadge } from '@/features/cart/badge';
import { ProductGrid } from '@/features/catalog/product-card';
import { useHome, useProducts } from '@/features/catalog/queries';
import { useShop } from '@/features/shop/use-shop';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { go, urlOf } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Icon } from '@/ui/icon';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { SkeletonBlocks, SkeletonGrid } from '@/ui/skeleton';
import { Banners } from './banners';
import { CategoryGrid } from './category-grid';
import { FlashSection } from './flash-section';
import { Section } from './section';
import './index.scss';

export default function HomePage() {
  const shop = useShop();
  const home = useHome();
  const products = useProducts({ sort: 'default', inStock: true });
  useCartBadge();
  usePullRefresh(() => Promise.all([home.refetch(), products.refetch()]));
  const title = shop?.appName ?? '回头好物';
  useShareAppMessage(() => ({ title: `${title}，好物常相见`, path: urlOf('home') }));
  useShareTimeline(() => ({ title: `${title}，好物常相见` }));
  return (
    <Page title={title} tab bare className="home">
      <View className="home-top">
        {process.env.TARO_ENV === 'h5' ? <View className="home-brand">{title}</View> : null}
        <View id="home-search" className="home-search" role="search" onClick={() => go('search')}>
          <Icon name="search" size={18} />
          <View>想找点什么</View>
        </View>
      </View>
      <Async query={home} waiting={<SkeletonBlocks heights={[168, 92, 220]} />}>
        {({ banners, categories, sections }) => (
          <>
            {banners.length > 0 ? <Banners banners={banners} /> : null}
            {shop?.notice ? (
              <View className="home-notice">
                <Icon name="info" size={16} />
                {shop.notice}
              </View>
            ) : null}
            <CategoryGrid categories={categories} />
            <FlashSection />
            {sections.map((section) => (
              <Section key={section.groupId} section={section} />
            ))}
          </>
        )}
      </Async>
      <View className="home-heading">为你推荐</View>
      <Async query={products} waiting={<SkeletonGrid />}>
        {({ pages }) => (
          <>
            <ProductGrid products={pages.flatMap((page) => page.items)} />
            <LoadMore pages={products} end="已经到底了，去分类里逛逛吧" />
          </>
        )}
      </Async>
    </Page>
  );
}
