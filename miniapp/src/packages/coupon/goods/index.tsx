import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { ProductGrid } from '@/features/catalog/product-card';
import { useCouponGoods } from '@/features/coupons/queries';
import { CouponWorth } from '@/features/coupons/worth';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { LoadMore } from '@/ui/load-more';
import { isMissing, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks, SkeletonGrid } from '@/ui/skeleton';
import './index.scss';

/** The goods that a coupon is for, under what it gives. */
export default function CouponGoodsPage() {
  const { params } = useRouter<{ id?: string }>();
  const goods = useCouponGoods(params.id ?? '');
  usePullRefresh(goods.refetch);
  const waiting = (
    <>
      <SkeletonBlocks heights={[72]} />
      <SkeletonGrid />
    </>
  );
  return (
    <Page title="可用商品">
      {isMissing(goods.error) ? (
        <Notice icon="ticket" title="这张券已经下架" action={{ label: '去领券中心', onTap: () => go('couponCentre') }} />
      ) : (
        <Async query={goods} waiting={waiting}>
          {({ pages }) => {
            const terms = pages[0]?.terms;
            const items = pages.flatMap((page) => page.items);
            return (
              <>
                {terms ? (
                  <View id="goods-terms" className="goods-terms">
                    <CouponWorth worth={terms} />
                    <View className="goods-terms-text">
                      <View className="goods-terms-name">{terms.name}</View>
                      <View className="goods-terms-hint">
                        {terms.condition} · {terms.scopeText}
                      </View>
                    </View>
                  </View>
                ) : null}
                {items.length === 0 ? (
                  <Notice
                    icon="ticket"
                    title="可用的商品都下架了"
                    hint="先看看别的，商品上架后仍可使用"
                    action={{ label: '去逛逛', onTap: () => go('home') }}
                  />
                ) : (
                  <>
                    <ProductGrid products={items} />
                    <LoadMore pages={goods} />
                  </>
                )}
              </>
            );
          }}
        </Async>
      )}
    </Page>
  );
}
