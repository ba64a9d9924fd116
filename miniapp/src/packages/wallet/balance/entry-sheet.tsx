import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { StatementEntry } from '@huitou/shared-types/ledger/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { copy } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { dateTime } from '@/platform/time';
import { Button } from '@/ui/button';
import { Sheet } from '@/ui/sheet';
import { signed } from './amount';

/** One entry: what for, when, what was left, and where it came from. */
export function EntrySheet({ entry, onClose }: { entry: StatementEntry; onClose: () => void }) {
  const { source } = entry;
  const order = source.kind === 'order' ? source.no : undefined;
  return (
    <Sheet
      id="entry-sheet"
      open
      title={entry.amount > 0 ? '收入' : '支出'}
      onClose={onClose}
      footer={
        order ? (
          <Button
            id="entry-order"
            kind="soft"
            block
            onTap={() => {
              onClose();
              go('order', { merchant_trade_no: order });
            }}
          >
            查看订单
          </Button>
        ) : null
      }
    >
      <View className="entry">
        <View id="entry-amount" className={`entry-amount ${entry.amount > 0 ? 'statement-in' : ''}`}>
          {signed(entry.amount)}
        </View>
        <Fact label="说明">{entry.title}</Fact>
        <Fact label="时间">{dateTime(entry.at)}</Fact>
        <Fact label="变动后余额">¥{yuan(entry.balanceAfter)}</Fact>
        {source.no ? (
          <Fact label={order ? '订单编号' : '来源编号'}>
            <View className="entry-no" onClick={() => copy(source.no, '编号已复制')}>
              {source.no}
            </View>
          </Fact>
        ) : null}
        <Fact label="流水号">{entry.id}</Fact>
      </View>
    </Sheet>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="entry-fact">
      <View className="entry-label">{label}</View>
      <View className="entry-value">{children}</View>
    </View>
  );
}
