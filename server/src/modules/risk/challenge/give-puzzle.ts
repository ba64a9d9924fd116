import type { Challenge } from '@huitou/shared-types/risk/schema.ts';
import { iso, now } from '../../../platform/clock.ts';
import { newToken } from '../../../platform/ids.ts';
import { readSettings } from '../../settings/index.ts';
import { drawPuzzle, HEIGHT, SIZE, WIDTH } from './draw-puzzle.ts';
import { failedPuzzles, openPuzzle, type Solver } from './puzzle-state.ts';

/**
 * Draws a puzzle and gives it out; null when there were too many wrong answers lately. `inARow`: as many at least have
 * to be right, one after another; `left`: of those, this one included.
 */
export const givePuzzle = async (
  judgementId: string,
  solver: Solver,
  { inARow = 1, left }: { inARow?: number; left?: number } = {},
): Promise<Challenge | null> => {
  const { challengeSeconds, challengeTries } = await readSettings('antiBot');
  const failed = await failedPuzzles(solver.customerId, solver.deviceId, now().getTime());
  if (failed >= challengeTries) return null;
  const drawn = await drawPuzzle();
  const givenAt = now().getTime();
  const endsAt = givenAt + challengeSeconds * 1000;
  const id = newToken().slice(0, 32);
  // Who was wrong once solves two in a row: guessing gets nowhere, and people hardly notice.
  const toGo = left ?? Math.max(inARow, failed > 0 ? 2 : 1);
  await openPuzzle(id, { ...solver, judgementId, x: drawn.x, givenAt, endsAt, left: toGo });
  return {
    id,
    width: WIDTH,
    height: HEIGHT,
    background: drawn.background,
    piece: drawn.piece,
    pieceSize: SIZE,
    y: drawn.y,
    left: toGo,
    tries: challengeTries - failed,
    expiresAt: iso(new Date(endsAt)),
  };
};
