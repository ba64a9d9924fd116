import { View } from '@tarojs/components';
import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { dateTime } from '@/platform/time';
import { BillRow } from '@/ui/bill';
import { Card } from '@/ui/cell';
import { go } from '@/platform/nav';

/** Where the money is: how much goes which way, and when to expect it. */
export function Money({ money }: { money: NonNullable<CaseView['money']> }) {
  const { status, channelPart, balancePart } = money;
  return (
    <Card id="case-money" title="退款进度">
      {channelPart > 0 && balancePart > 0 ? (
        <>
          <BillRow label="退回微信支付" fen={channelPart} />
          <BillRow label="退回余额" hint="即时到账" fen={balancePart} />
        </>
      ) : null}
      <BillRow
        id="case-refund"
        label={status === 'succeeded' ? '已退款' : '退款金额'}
        hint={money.way === 'mixed' ? undefined : money.way === 'balance' ? '退到余额' : '原路退回微信支付'}
        fen={money.amount}
        total={money.way === 'mixed'}
      />
      <View className="case-money-when">
        {money.finishedAt
          ? `${dateTime(money.finishedAt)} 退款成功`
          : money.expectedBy
            ? `${dateTime(money.requestedAt)} 提交退款，预计 ${dateTime(money.expectedBy)} 前到账`
            : `${dateTime(money.requestedAt)} 提交退款`}
      </View>
      {balancePart > 0 ? (
        <View id="to-wallet" className="case-money-link" onClick={() => go('wallet')}>
          查看余额明细
        </View>
      ) : null}
    </Card>
  );
}
