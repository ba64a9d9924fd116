import type { LevelChangeKind } from '@huitou/shared-types/membership/states.ts';
import { type Level, levelFor, levelOf } from './level.ts';
import { monthsFrom } from './months.ts';

export interface Standing {
  readonly ownLevelId: number;
  /** What staff gave; the own one when nothing is given. */
  readonly levelId: number;
  readonly keptUntil: Date | null;
  readonly givenUntil: Date | null;
}
export interface LevelRules {
  /** How long a level is kept once it is reached, whatever growth does; 0: not at all. */
  readonly protectMonths: number;
  /** Down to what growth has earned, or one level at a time. */
  readonly downgrade: 'growth' | 'one';
}
export interface Verdict extends Standing {
  /** What happened, in order; empty when nothing did. */
  readonly kinds: readonly LevelChangeKind[];
}

/** Where a member stands at `at` with this growth (fen). Pure. Going up is at once; going down waits for the end of protection; a gift hides both until it ends. */
export const judgeLevel = (standing: Standing, growth: number, levels: readonly Level[], rules: LevelRules, at: Date): Verdict => {
  const rank = (id: number): number => levels.indexOf(levelOf(levels, id));
  const earned = levelFor(levels, growth);
  const kinds: LevelChangeKind[] = [];
  let { ownLevelId, levelId, keptUntil, givenUntil } = standing;
  const keep = (id: number): Date | null => (rank(id) === 0 || rules.protectMonths === 0 ? null : monthsFrom(at, rules.protectMonths));
  const [own, reached] = [rank(ownLevelId), rank(earned.id)];
  const overdue = keptUntil === null || keptUntil <= at;
  if (reached > own) {
    ownLevelId = earned.id;
    keptUntil = keep(ownLevelId);
    kinds.push('upgrade');
  } else if (reached < own && overdue) {
    ownLevelId = (rules.downgrade === 'one' ? levels[own - 1] : earned)?.id ?? earned.id;
    keptUntil = keep(ownLevelId);
    kinds.push('downgrade');
  } else if (reached === own && keptUntil !== null && overdue) {
    keptUntil = keep(ownLevelId);
    kinds.push('renewed');
  }
  if (givenUntil !== null && givenUntil <= at) {
    givenUntil = null;
    kinds.push('manual_ended');
  }
  // A gift must not hold down who has earned more meanwhile.
  if (givenUntil !== null && kinds.includes('upgrade') && rank(ownLevelId) >= rank(levelId)) givenUntil = null;
  if (givenUntil === null) levelId = ownLevelId;
  return { ownLevelId, levelId, keptUntil, givenUntil, kinds };
};
