import { View } from '@tarojs/components';
import { lotLeft } from '@/features/members/points-text';
import type { useLots } from '@/features/members/queries';
import { go } from '@/platform/nav';
import { dayOf } from '@/platform/time';
import { Async } from '@/ui/async';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';

/** What the points are made of; those that end first are spent first. */
export function Lots({ lots }: { lots: ReturnType<typeof useLots> }) {
  return (
    <Async query={lots} waiting={<SkeletonBlocks heights={[68, 68, 68]} />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0)
          return (
            <Notice
              icon="coin"
              title="没有可用的积分"
              hint="订单完成后会按实付金额送积分"
              action={{ label: '去逛逛', onTap: () => go('home') }}
            />
          );
        return (
          <>
            <View className="points-month">使用时先扣快到期的积分</View>
            <View className="points-entries">
              {items.map(({ id, title, granted, remaining, expiresAt }) => {
                const left = lotLeft(expiresAt);
                return (
                  <View key={id} id={`lot-${id}`} className="points-entry">
                    <View className="points-what">
                      <View className="points-lot">
                        <View className="points-name">{title}</View>
                        {left.soon ? <Tag tone="waiting">{left.text}</Tag> : null}
                      </View>
                      <View className="points-when">{expiresAt ? `${dayOf(expiresAt)} 到期` : '长期有效'}</View>
                    </View>
                    <View className="points-sums">
                      <View className={remaining < 0 ? 'points-debt' : 'points-out'}>{remaining}</View>
                      <View className="points-when">{remaining < 0 ? '待抵补' : remaining === granted ? '未使用' : `共 ${granted}`}</View>
                    </View>
                  </View>
                );
              })}
            </View>
            <LoadMore pages={lots} />
          </>
        );
      }}
    </Async>
  );
}
