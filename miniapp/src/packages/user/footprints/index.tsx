import { View } from '@tarojs/components';
import { Fragment } from 'react';
import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { useSeen } from '@/features/catalog/queries';
import { useQuickAdd } from '@/features/catalog/quick-add';
import { SeenRow } from '@/features/catalog/seen-row';
import { refresh } from '@/features/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { confirm, tellFailure } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { api } from '@/platform/request';
import { dayText } from '@/platform/time';
import { Async } from '@/ui/async';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonRows } from '@/ui/skeleton';

export default function FootprintsPage() {
  return (
    <Page title="浏览足迹">
      <SignInGate why="登录后查看看过的商品">
        <Footprints />
      </SignInGate>
    </Page>
  );
}

function Footprints() {
  const seen = useSeen('footprints');
  const quick = useQuickAdd();
  const clear = async () => {
    if (!(await confirm('清空浏览足迹？', '清空后不能恢复。', { yes: '清空', danger: true }))) return;
    await api(catalogRoutes.clearFootprints).catch(tellFailure);
    await refresh('footprints');
  };
  return (
    <Async query={seen} waiting={<SkeletonRows count={5} />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0)
          return (
            <Notice icon="clock" title="还没有足迹" hint="看过的商品会出现在这里" action={{ label: '去逛逛', onTap: () => go('home') }} />
          );
        return (
          <>
            <View className="seen-bar">
              <View />
              <View id="footprints-clear" className="seen-act" onClick={clear}>
                清空
              </View>
            </View>
            {items.map((product, i) => {
              const day = dayText(product.seenAt);
              const before = items[i - 1];
              return (
                <Fragment key={product.id}>
                  {before && dayText(before.seenAt) === day ? null : <View className="seen-day">{day}</View>}
                  <SeenRow product={product} busy={quick.busy === product.id} onAdd={quick.add} />
                </Fragment>
              );
            })}
            <LoadMore pages={seen} />
            {quick.picker}
          </>
        );
      }}
    </Async>
  );
}
