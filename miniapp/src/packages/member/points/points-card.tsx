import { View } from '@tarojs/components';
import type { MyMembership } from '@huitou/shared-types/membership/schema.ts';
import { dayOf, shortTime } from '@/platform/time';
import { lotLeft } from '@/features/members/points-text';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';

/** What there is, what of it ends next, and how points come and go. */
export function PointsCard({ mine: { points }, onExpiring }: { mine: MyMembership; onExpiring: () => void }) {
  const { balance, expiring, perYuan, earnPerYuan, capPermille } = points;
  const soon = expiring !== null && lotLeft(expiring.at).soon;
  return (
    <Card className="points">
      <View className="points-label">可用积分</View>
      <View id="points-balance" className="points-balance">
        {balance}
      </View>
      {balance < 0 ? <View className="points-owed">退款扣回的积分多于余额，之后获得的积分会先抵补</View> : null}
      {expiring ? (
        <View id="points-expiring" className={`points-expiring ${soon ? 'points-expiring-soon' : ''}`} role="button" onClick={onExpiring}>
          <Icon name="clock" size={14} />
          <View className="points-expiring-text">
            {soon ? `${expiring.points} 积分 ${shortTime(expiring.at)} 到期` : `最早到期：${dayOf(expiring.at)}，${expiring.points} 积分`}
          </View>
          <Icon name="next" size={14} />
        </View>
      ) : null}
      <View className="points-rules">
        {earnPerYuan > 0 ? `订单完成后每实付 1 元得 ${earnPerYuan} 积分，会员按等级加速。` : ''}
        下单时 {perYuan} 积分抵 1 元，最多抵商品金额的 {capPermille / 10}%。
      </View>
    </Card>
  );
}
