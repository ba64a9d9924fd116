import type { LevelCard, MyMembership } from '@huitou/shared-types/membership/schema.ts';

/** How far it is from this level to the next, in percent of the way between the two; 100 at the top. */
export const levelProgress = ({ level, growth, next }: Pick<MyMembership, 'level' | 'growth' | 'next'>): number => {
  if (!next) return 100;
  const way = next.threshold - level.threshold;
  if (way <= 0) return 100;
  return Math.max(0, Math.min(100, Math.floor(((growth - level.threshold) * 100) / way)));
};

/** Where another level stands for this customer. */
export const levelStanding = (
  { level, growth }: Pick<MyMembership, 'level' | 'growth'>,
  other: LevelCard,
): 'mine' | 'below' | 'above' | 'reached' => {
  if (other.id === level.id) return 'mine';
  if (other.threshold < level.threshold) return 'below';
  return growth >= other.threshold ? 'reached' : 'above';
};

const icons: readonly [RegExp, string][] = [
  [/邮|运/, 'truck'],
  [/生日|礼/, 'gift'],
  [/积分/, 'coin'],
  [/折|价|惠/, 'tag'],
];
/** A picture for a benefit; the words come from the server. */
export const benefitIcon = (title: string): string => icons.find(([words]) => words.test(title))?.[1] ?? 'done';
