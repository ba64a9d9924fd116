import { View } from '@tarojs/components';
import { yuan } from '@huitou/shared-types/money.ts';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Price } from '@/ui/price';
import { Switch } from '@/ui/switch';
import type { BalanceChoice } from './use-balance-choice';

/** What pays how much: the balance if wanted, WeChat the rest. */
export function Ways({ choice }: { choice: BalanceChoice }) {
  const { available, on, setOn, fromBalance, byWechat } = choice;
  return (
    <Card className="pay-ways">
      {available > 0 ? (
        <View className="pay-way" onClick={() => setOn(!on)}>
          <Icon name="wallet" size={26} className="pay-wallet" />
          <View className="pay-way-name">
            余额抵扣
            <View id="pay-balance" className="pay-way-hint">
              {on ? `抵扣 ¥${yuan(fromBalance)}` : `可抵扣 ¥${yuan(available)}`}
            </View>
          </View>
          <Switch id="pay-use-balance" on={on} label="余额抵扣" onChange={setOn} />
        </View>
      ) : null}
      <View className={`pay-way ${byWechat === 0 ? 'pay-way-idle' : ''}`}>
        <Icon name="wechat" size={26} className="pay-wechat" />
        <View className="pay-way-name">微信支付</View>
        {byWechat === 0 ? (
          <View className="pay-way-hint">余额已够支付</View>
        ) : (
          <>
            {available > 0 ? <Price id="pay-wechat" fen={byWechat} tone="ink" /> : null}
            <Icon name="done" size={20} className="pay-way-on" />
          </>
        )}
      </View>
    </Card>
  );
}
