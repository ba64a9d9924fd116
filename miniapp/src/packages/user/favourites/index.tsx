import { View } from '@tarojs/components';
import { useState } from 'react';
import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { useSeen } from '@/features/catalog/queries';
import { useQuickAdd } from '@/features/catalog/quick-add';
import { SeenRow } from '@/features/catalog/seen-row';
import { refresh } from '@/features/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { api } from '@/platform/request';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonRows } from '@/ui/skeleton';

export default function FavouritesPage() {
  return (
    <Page title="我的收藏" bottomBar>
      <SignInGate why="登录后查看收藏的商品">
        <Favourites />
      </SignInGate>
    </Page>
  );
}

function Favourites() {
  const seen = useSeen('favourites');
  const quick = useQuickAdd();
  const [ticked, setTicked] = useState<readonly string[]>();
  const remove = async () => {
    if (!ticked || ticked.length === 0) return;
    await api(catalogRoutes.removeFavourites, { ids: [...ticked] });
    toast('已取消收藏');
    setTicked(undefined);
    await refresh('favourites', 'product');
  };
  return (
    <Async query={seen} waiting={<SkeletonRows count={5} />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0)
          return (
            <Notice
              icon="heart"
              title="还没有收藏"
              hint="遇到喜欢的，点一下爱心就能留住"
              action={{ label: '去逛逛', onTap: () => go('home') }}
            />
          );
        return (
          <>
            <View className="seen-bar">
              <View>{ticked ? `已选 ${ticked.length} 件` : ''}</View>
              <View id="favourites-edit" className="seen-act" onClick={() => setTicked(ticked ? undefined : [])}>
                {ticked ? '完成' : '管理'}
              </View>
            </View>
            {items.map((product) => (
              <SeenRow
                key={product.id}
                product={product}
                busy={quick.busy === product.id}
                onAdd={quick.add}
                ticked={ticked?.includes(product.id)}
                {...(ticked
                  ? { onTick: (on: boolean) => setTicked(on ? [...ticked, product.id] : ticked.filter((id) => id !== product.id)) }
                  : {})}
              />
            ))}
            <LoadMore pages={seen} />
            {quick.picker}
            {ticked ? (
              <BottomBar>
                <Button id="favourites-remove" kind="danger" block disabled={ticked.length === 0} onTap={remove}>
                  取消收藏
                </Button>
              </BottomBar>
            ) : null}
          </>
        );
      }}
    </Async>
  );
}
