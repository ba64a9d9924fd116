import { View } from '@tarojs/components';
import type { PointsEntry } from '@huitou/shared-types/membership/schema.ts';
import { pointsText } from '@/features/members/points-text';
import type { usePoints } from '@/features/members/queries';
import { byMonth } from '@/features/wallet/months';
import type { Direction } from '@/features/wallet/queries';
import { go } from '@/platform/nav';
import { shortTime } from '@/platform/time';
import { Async } from '@/ui/async';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { SkeletonBlocks } from '@/ui/skeleton';

const empty: Record<Direction, { title: string; hint: string }> = {
  all: { title: '还没有积分记录', hint: '订单完成后会按实付金额送积分' },
  in: { title: '还没有获得积分', hint: '订单完成后会按实付金额送积分' },
  out: { title: '还没有使用积分', hint: '下单时可以用积分抵扣' },
};

/** Every change of the points under its month; what came from an order leads there. */
export function PointsStatement({ direction, statement }: { direction: Direction; statement: ReturnType<typeof usePoints> }) {
  return (
    <Async query={statement} waiting={<SkeletonBlocks heights={[68, 68, 68]} />}>
      {({ pages }) => {
        const months = byMonth(
          pages.flatMap(({ items }) => items),
          ({ at }) => at,
        );
        if (months.length === 0) return <Notice icon="coin" {...empty[direction]} action={{ label: '去逛逛', onTap: () => go('home') }} />;
        return (
          <>
            {months.map(({ key, title, items }) => (
              <View key={key}>
                <View className="points-month">{title}</View>
                <View className="points-entries">
                  {items.map((entry) => (
                    <Entry key={entry.id} entry={entry} />
                  ))}
                </View>
              </View>
            ))}
            <LoadMore pages={statement} />
          </>
        );
      }}
    </Async>
  );
}

function Entry({ entry }: { entry: PointsEntry }) {
  const order = entry.source.kind === 'order' ? entry.source.no : '';
  return (
    <View
      id={`points-entry-${entry.id}`}
      className={`points-entry ${order ? 'points-entry-link' : ''}`}
      hoverClass={order ? 'points-pressed' : 'none'}
      onClick={() => order && go('order', { merchant_trade_no: order })}
    >
      <View className="points-what">
        <View className="points-name">{entry.title}</View>
        <View className="points-when">
          {shortTime(entry.at)}
          {order ? ' · 查看订单' : ''}
        </View>
      </View>
      <View className="points-sums">
        <View className={entry.points > 0 ? 'points-in' : 'points-out'}>{pointsText(entry.points)}</View>
        <View className="points-when">余 {entry.balanceAfter}</View>
      </View>
    </View>
  );
}
