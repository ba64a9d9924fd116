import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { ProductGrid } from '@/features/catalog/product-card';
import { usePromotionGoods } from '@/features/promotions/queries';
import { ruleTexts, untilText } from '@/features/promotions/texts';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { LoadMore } from '@/ui/load-more';
import { isMissing, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks, SkeletonGrid } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';
import './index.scss';

/** A promotion and its goods: what else to take so that it gives more. */
export default function PromotionPage() {
  const { params } = useRouter<{ id?: string }>();
  const goods = usePromotionGoods(params.id ?? '');
  usePullRefresh(goods.refetch);
  const promotion = goods.data?.pages[0]?.promotion;
  const waiting = (
    <>
      <SkeletonBlocks heights={[88]} />
      <SkeletonGrid />
    </>
  );
  return (
    <Page title={promotion?.name ?? '活动商品'} bottomBar>
      {isMissing(goods.error) ? (
        <Notice icon="tag" title="活动已结束" hint="下次早点来" action={{ label: '去逛逛', onTap: () => go('home') }} />
      ) : (
        <Async query={goods} waiting={waiting}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            return (
              <>
                {promotion ? (
                  <View id="promotion-head" className="promotion-head">
                    <View className="promotion-head-line">
                      <Tag tone="accent">{promotion.label}</Tag>
                      <View className="promotion-until">{untilText(promotion.until)}</View>
                    </View>
                    {ruleTexts(promotion).map((text) => (
                      <View key={text} className="promotion-text">
                        {text}
                      </View>
                    ))}
                  </View>
                ) : null}
                {items.length === 0 ? (
                  <Notice icon="tag" title="活动商品都下架了" action={{ label: '去逛逛', onTap: () => go('home') }} />
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
      <BottomBar>
        <Button id="to-cart" kind="plain" block onTap={() => go('cart')}>
          去购物车
        </Button>
      </BottomBar>
    </Page>
  );
}
