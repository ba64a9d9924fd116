import type { BirthdayGift, FreightBenefit, LevelPrice } from './level.entity.ts';

/** A level as the rules see it. */
export interface Level {
  readonly id: number;
  readonly name: string;
  readonly threshold: number;
  readonly color: string;
  readonly price: LevelPrice | null;
  readonly freight: FreightBenefit;
  readonly pointsRate: number;
  readonly birthday: BirthdayGift;
  readonly note: string;
}
/** The level of an id; the lowest for one that is gone. */
export const levelOf = (levels: readonly Level[], id: number): Level => levels.find((level) => level.id === id) ?? (levels[0] as Level);
/** The highest that spend has earned. */
export const levelFor = (levels: readonly Level[], growth: number): Level =>
  levels.findLast((level) => level.threshold <= growth) ?? (levels[0] as Level);
