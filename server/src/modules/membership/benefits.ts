import type { LevelCard } from '@huitou/shared-types/membership/schema.ts';
import type { Level } from './level.ts';

/** `950` → `9.5`, as prices are spoken of. */
const zhe = (permille: number): string => String(permille / 100);

/** What a level brings, as lines for people. */
export const benefitsOf = (level: Pick<Level, 'price' | 'freight' | 'pointsRate' | 'birthday'>): LevelCard['benefits'] => {
  const { price, freight, pointsRate, birthday } = level;
  const gift = [...(birthday.points > 0 ? [`${birthday.points} 积分`] : []), ...(birthday.couponTemplateId === null ? [] : ['优惠券'])];
  return [
    ...(price ? [{ title: '会员价', text: `${price.scope.all ? '全场' : '指定商品'} ${zhe(price.permille)} 折` }] : []),
    ...(freight.kind === 'always' ? [{ title: '包邮', text: '每单免运费' }] : []),
    ...(freight.kind === 'monthly' ? [{ title: '包邮', text: `每月 ${freight.count} 次免运费` }] : []),
    ...(pointsRate === 1000 ? [] : [{ title: '积分', text: pointsRate === 0 ? '消费不积分' : `${pointsRate / 1000} 倍积分` }]),
    ...(gift.length > 0 ? [{ title: '生日礼', text: gift.join(' + ') }] : []),
  ];
};

/** A level as everybody may see it. */
export const levelCard = (level: Level): LevelCard => ({
  id: String(level.id),
  name: level.name,
  threshold: level.threshold,
  color: level.color,
  benefits: benefitsOf(level),
  note: level.note,
});
