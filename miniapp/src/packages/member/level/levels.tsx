import { ScrollView, View } from '@tarojs/components';
import { useState } from 'react';
import type { LevelCard, MyMembership } from '@huitou/shared-types/membership/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { benefitIcon, levelStanding } from '@/features/members/progress';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';

/** What each level brings; the customer's own is open at first. */
export function Levels({ mine }: { mine: MyMembership }) {
  const [chosen, setChosen] = useState(mine.level.id);
  const shown = mine.levels.find(({ id }) => id === chosen) ?? mine.level;
  return (
    <Card className="levels" title="等级权益">
      {mine.levels.length > 1 ? (
        <ScrollView scrollX className="levels-scroll" enhanced showScrollbar={false} scrollIntoView={`level-${mine.level.id}`}>
          <View className="levels-row" role="tablist">
            {mine.levels.map((level) => (
              <View
                key={level.id}
                id={`level-${level.id}`}
                className={`levels-tab ${level.id === shown.id ? 'levels-tab-on' : ''}`}
                role="tab"
                aria-selected={level.id === shown.id}
                onClick={() => setChosen(level.id)}
              >
                <View className="levels-dot" style={{ backgroundColor: level.color }} />
                {level.name}
              </View>
            ))}
          </View>
        </ScrollView>
      ) : null}
      <View id="level-standing" className="levels-standing">
        {standingText(mine, shown)}
      </View>
      {shown.benefits.length === 0 ? <View className="levels-none">这个等级暂无专属权益</View> : null}
      {shown.benefits.map(({ title, text }) => (
        <View key={title} className="benefit">
          <View className="benefit-icon">
            <Icon name={benefitIcon(title)} size={20} />
          </View>
          <View className="benefit-text">
            <View className="benefit-title">{title}</View>
            <View className="benefit-what">{text}</View>
          </View>
        </View>
      ))}
      {shown.id === mine.level.id && mine.freight.kind === 'monthly' ? (
        <View id="freight-left" className={mine.freight.left ? 'levels-left' : 'levels-left levels-left-none'}>
          {mine.freight.left ? `本月还可免运费 ${mine.freight.left} 次` : '本月的免运费次数已用完，下月恢复'}
        </View>
      ) : null}
      {shown.note ? <View className="levels-note">{shown.note}</View> : null}
    </Card>
  );
}

const standingText = (mine: MyMembership, level: LevelCard): string => {
  switch (levelStanding(mine, level)) {
    case 'mine':
      return '您当前的等级';
    case 'above':
      return `累计消费满 ¥${yuan(level.threshold)}，还差 ¥${yuan(level.threshold - mine.growth)}`;
    case 'reached':
      return `累计消费满 ¥${yuan(level.threshold)}，您已达到`;
    case 'below':
      return level.threshold === 0 ? '注册即可享有' : `累计消费满 ¥${yuan(level.threshold)}`;
  }
};
