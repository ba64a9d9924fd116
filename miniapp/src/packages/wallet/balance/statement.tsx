import { View } from '@tarojs/components';
import { useState } from 'react';
import { yuan } from '@huitou/shared-types/money.ts';
import type { StatementEntry } from '@huitou/shared-types/ledger/schema.ts';
import { byMonth } from '@/features/wallet/months';
import type { Direction, useStatement } from '@/features/wallet/queries';
import { go } from '@/platform/nav';
import { shortTime } from '@/platform/time';
import { Async } from '@/ui/async';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { SkeletonBlocks } from '@/ui/skeleton';
import { signed } from './amount';
import { EntrySheet } from './entry-sheet';

const empty: Record<Direction, { title: string; hint: string }> = {
  all: { title: '还没有余额变动', hint: '退款到余额或商家赠送后，会在这里逐笔列出' },
  in: { title: '还没有收入', hint: '退款到余额或商家赠送后，会在这里列出' },
  out: { title: '还没有支出', hint: '付款时使用余额抵扣后，会在这里列出' },
};

/** Every change of the balance under its month, so that the sum on top can be followed down to the first entry. */
export function Statement({ direction, statement }: { direction: Direction; statement: ReturnType<typeof useStatement> }) {
  const [open, setOpen] = useState<StatementEntry>();
  return (
    <>
      <Async query={statement} waiting={<SkeletonBlocks heights={[68, 68, 68]} />}>
        {({ pages }) => {
          const months = byMonth(
            pages.flatMap(({ items }) => items),
            ({ at }) => at,
          );
          if (months.length === 0)
            return <Notice icon="wallet" {...empty[direction]} action={{ label: '去逛逛', onTap: () => go('home') }} />;
          return (
            <>
              {months.map(({ key, title, items }) => (
                <View key={key} className="statement-month">
                  <View className="statement-title">{title}</View>
                  <View className="statement-entries">
                    {items.map((entry) => (
                      <View
                        key={entry.id}
                        id={`entry-${entry.id}`}
                        className="statement-entry"
                        hoverClass="statement-pressed"
                        onClick={() => setOpen(entry)}
                      >
                        <View className="statement-what">
                          <View className="statement-name">{entry.title}</View>
                          <View className="statement-when">{shortTime(entry.at)}</View>
                        </View>
                        <View className="statement-sums">
                          <View className={entry.amount > 0 ? 'statement-in' : 'statement-out'}>{signed(entry.amount)}</View>
                          <View className="statement-after">余额 {yuan(entry.balanceAfter)}</View>
                        </View>
                      </View>
                    ))}
                  </View>
                </View>
              ))}
              <LoadMore pages={statement} />
            </>
          );
        }}
      </Async>
      {open ? <EntrySheet entry={open} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}
