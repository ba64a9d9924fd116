import { View } from '@tarojs/components';
import type { MyMembership } from '@huitou/shared-types/membership/schema.ts';
import { GROWTH_MONTHS } from '@huitou/shared-types/membership/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { levelStyle } from '@/features/members/level-color';
import { levelProgress } from '@/features/members/progress';
import { confirm } from '@/platform/feedback';
import { dayOf } from '@/platform/time';
import { Icon } from '@/ui/icon';

/** The customer's level in its own colour: since when it holds, and how far it is to the next one. */
export function LevelCard({ mine }: { mine: MyMembership }) {
  const { level, growth, next } = mine;
  return (
    <View id="level-card" className="level-card" style={levelStyle(level.color)}>
      <View className="level-card-head">
        <View id="level-name" className="level-card-name">
          <Icon name="crown" size={24} />
          {level.name}
        </View>
        <View id="growth-rules" className="level-card-rules" role="button" onClick={() => void tellRules()}>
          <Icon name="info" size={14} />
          成长规则
        </View>
      </View>
      <View id="level-kept" className="level-card-kept">
        {keptText(mine)}
      </View>
      <View className="level-card-bar" role="progressbar" aria-valuenow={levelProgress(mine)}>
        <View className="level-card-done" style={{ width: `${levelProgress(mine)}%` }} />
      </View>
      <View className="level-card-foot">
        <View>
          近 {GROWTH_MONTHS} 个月消费 ¥{yuan(growth)}
        </View>
        <View id="level-next" className="level-card-next">
          {next ? `再消费 ¥${yuan(next.lacks)} 升${next.name}` : '已是最高等级'}
        </View>
      </View>
    </View>
  );
}

const keptText = ({ keptUntil, lacksToKeep, given }: MyMembership): string => {
  if (!keptUntil) return '长期有效';
  if (given) return `商家赠送，有效至 ${dayOf(keptUntil)}`;
  return lacksToKeep > 0 ? `有效至 ${dayOf(keptUntil)}，再消费 ¥${yuan(lacksToKeep)} 可保级` : `有效至 ${dayOf(keptUntil)}，已满足保级条件`;
};

const tellRules = () =>
  confirm(
    '成长规则',
    `等级由近 ${GROWTH_MONTHS} 个月已完成订单的实付金额决定，退款会扣除。升级立即生效；保级期内等级不变，到期后按当时的消费重新评定。`,
    { yes: '我知道了' },
  );
