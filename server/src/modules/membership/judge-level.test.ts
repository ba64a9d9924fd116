import { describe, expect, test } from 'vitest';
import { judgeLevel, type LevelRules, type Standing } from './judge-level.ts';
import type { Level } from './level.ts';

const level = (id: number, threshold: number): Level => ({
  id,
  name: `L${id}`,
  threshold,
  color: '#000000',
  price: null,
  freight: { kind: 'none' },
  pointsRate: 1000,
  birthday: { points: 0, couponTemplateId: null },
  note: '',
});
const levels = [level(1, 0), level(2, 1000), level(3, 5000)];
const at = new Date('2026-03-31T04:00:00Z');
const days = (n: number): Date => new Date(at.getTime() + n * 86_400_000);
const rules: LevelRules = { protectMonths: 12, downgrade: 'growth' };
const standing = (different: Partial<Standing> = {}): Standing => ({
  ownLevelId: 1,
  levelId: 1,
  keptUntil: null,
  givenUntil: null,
  ...different,
});
const judge = (now: Partial<Standing>, growth: number, how: Partial<LevelRules> = {}) =>
  judgeLevel(standing(now), growth, levels, { ...rules, ...how }, at);

describe('the level that a member has', () => {
  test('goes up at once, over several levels, and is kept from then on', () => {
    expect(judge({}, 5000)).toMatchObject({ levelId: 3, ownLevelId: 3, keptUntil: new Date('2027-03-31T04:00:00Z'), kinds: ['upgrade'] });
    expect(judge({}, 999)).toMatchObject({ levelId: 1, keptUntil: null, kinds: [] });
  });
  test('stays while it is kept, then falls to what growth has earned, or one at a time', () => {
    const kept = { ownLevelId: 3, levelId: 3, keptUntil: days(1) };
    expect(judge(kept, 0)).toMatchObject({ levelId: 3, kinds: [] });
    const over = { ...kept, keptUntil: days(0) };
    expect(judge(over, 0)).toMatchObject({ levelId: 1, keptUntil: null, kinds: ['downgrade'] });
    expect(judge(over, 0, { downgrade: 'one' })).toMatchObject({ levelId: 2, keptUntil: days(365), kinds: ['downgrade'] });
    expect(judge(over, 5000)).toMatchObject({ levelId: 3, kinds: ['renewed'] });
  });
  test('falls at once where nothing is kept', () => {
    expect(judge({ ownLevelId: 3, levelId: 3 }, 1000, { protectMonths: 0 })).toMatchObject({
      levelId: 2,
      keptUntil: null,
      kinds: ['downgrade'],
    });
  });
  test('is the given one until its end, unless spend has earned as much', () => {
    const given = { levelId: 3, givenUntil: days(5) };
    expect(judge(given, 0)).toMatchObject({ levelId: 3, ownLevelId: 1, kinds: [] });
    expect(judge(given, 1000)).toMatchObject({ levelId: 3, ownLevelId: 2, givenUntil: days(5), kinds: ['upgrade'] });
    expect(judge(given, 5000)).toMatchObject({ levelId: 3, ownLevelId: 3, givenUntil: null });
    expect(judge({ ...given, givenUntil: at }, 0)).toMatchObject({ levelId: 1, givenUntil: null, kinds: ['manual_ended'] });
    // A lower level that staff gave holds, too.
    expect(judge({ ownLevelId: 3, levelId: 1, keptUntil: days(9), givenUntil: days(5) }, 5000)).toMatchObject({
      levelId: 1,
      ownLevelId: 3,
    });
  });
});
