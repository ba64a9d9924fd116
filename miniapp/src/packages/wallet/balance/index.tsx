import { View } from '@tarojs/components';
import { useState } from 'react';
import { yuan } from '@huitou/shared-types/money.ts';
import { SignInGate } from '@/features/session/sign-in-gate';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { useShownAgain } from '@/features/use-shown';
import { useBalance, useStatement, type Direction } from '@/features/wallet/queries';
import { Async } from '@/ui/async';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/page';
import { Price } from '@/ui/price';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { Statement } from './statement';
import './index.scss';

const directions: readonly { key: Direction; label: string }[] = [
  { key: 'all', label: '全部' },
  { key: 'in', label: '收入' },
  { key: 'out', label: '支出' },
];

export default function BalancePage() {
  return (
    <Page title="我的余额">
      <SignInGate why="登录后查看您的余额">
        <Balance />
      </SignInGate>
    </Page>
  );
}

function Balance() {
  const [direction, setDirection] = useState<Direction>('all');
  const balance = useBalance();
  const statement = useStatement(direction);
  const reload = () => Promise.all([balance.refetch(), statement.refetch()]);
  useShownAgain(reload);
  usePullRefresh(reload);
  return (
    <>
      <Async query={balance} waiting={<SkeletonBlocks heights={[148]} />}>
        {({ available, held }) => (
          <Card className="balance">
            <View className="balance-label">可用余额</View>
            <Price id="balance-available" fen={available} size="xl" tone="ink" />
            {held > 0 ? (
              <View id="balance-held" className="balance-held">
                <Icon name="clock" size={14} />
                另有 ¥{yuan(held)} 用于待支付的订单，付款后扣除，关闭后退回
              </View>
            ) : null}
            <View className="balance-what">余额来自退款和商家赠送，付款时可以抵扣，不能充值或提现。</View>
          </Card>
        )}
      </Async>
      <View className="balance-tabs">
        <Tabs id="balance-tab" tabs={directions} current={direction} onChange={setDirection} />
      </View>
      <Statement direction={direction} statement={statement} />
    </>
  );
}
