import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { Challenge } from '@huitou/shared-types/risk/schema.ts';
import { Redis } from 'ioredis';
import { ApiError } from '@huitou/shared-types/client.ts';
import { drag, drawByKeys, drawByProgram, type Track } from './fingers.ts';
import type { Answer, Visitor } from './visitor.ts';

/** Where a puzzle's piece belongs: what eyes see on the picture, and what a script has to find out. Read behind the server's back. */
export const seen = async (visitor: Visitor, puzzle: Challenge): Promise<number> => {
  const redis = new Redis(visitor.shop.db.redisUrl);
  try {
    const [name = ''] = await redis.keys(`*:open:${puzzle.id}`);
    return (JSON.parse((await redis.get(name)) ?? '{}') as { x: number }).x;
  } finally {
    redis.disconnect();
  }
};

/** A way to answer a puzzle: where the piece is left, by which drag, after how long (ms). */
export type Solver = (puzzle: Challenge) => Promise<{ x: number; track: Track; thinkMs: number }>;

/** A person: looks, drags, and leaves the piece a little beside its place. */
export const person =
  (visitor: Visitor, deviation: number): Solver =>
  async (puzzle) => {
    const x = Math.round(((await seen(visitor, puzzle)) + visitor.luck.normal(0, deviation)) * 2) / 2;
    return { x, track: drag(visitor.luck, x), thinkMs: visitor.luck.lognormal(1_300, 0.35) };
  };

/** A person who cannot drag: steps of the arrow keys, as near as a step comes. */
export const keyPerson =
  (visitor: Visitor): Solver =>
  async (puzzle) => {
    // Four px of the screen, on a picture that is drawn as wide as the phone.
    const step = (4 * puzzle.width) / 343;
    const track = drawByKeys(visitor.luck, await seen(visitor, puzzle), step);
    return { x: track.at(-1)?.x ?? 0, track, thinkMs: visitor.luck.lognormal(4_000, 0.4) };
  };

/** A program that finds the hole in the picture, to a px or two, and draws a curve there. */
export const reader =
  (visitor: Visitor): Solver =>
  async (puzzle) => {
    const x = Math.round((await seen(visitor, puzzle)) + visitor.luck.normal(0, 1));
    return { x, track: drawByProgram(visitor.luck, x), thinkMs: visitor.luck.between(500, 1_200) };
  };

/** Anybody's bot: leaves the piece anywhere, with a drag that looks right. */
export const guess =
  (visitor: Visitor): Solver =>
  async (puzzle) => {
    const x = visitor.luck.between(100, puzzle.width - puzzle.pieceSize);
    return { x, track: drag(visitor.luck, x), thinkMs: 700 };
  };

/** Works at the puzzles that a judgement asked for, until there is a pass or no puzzle is left. Yields the time it takes. */
export async function* solvePuzzles(visitor: Visitor, judgementId: string, solver: Solver): AsyncGenerator<number, string | null> {
  try {
    let puzzle: Challenge | null = await visitor.puzzle(judgementId);
    while (puzzle) {
      const { x, track, thinkMs } = await solver(puzzle);
      yield thinkMs + (track.at(-1)?.t ?? 0);
      const answer: { pass: string | null; next: Challenge | null } = await visitor.api()(riskRoutes.solveChallenge, {
        id: puzzle.id,
        deviceId: visitor.deviceId,
        x,
        track,
      });
      if (answer.pass !== null) return answer.pass;
      puzzle = answer.next;
    }
    return null;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}

/** Asks to enter, and again with a pass when a puzzle was asked for and solved. */
export async function* enterSolving(visitor: Visitor, solver: Solver): AsyncGenerator<number, { answer: Answer; challenged: boolean }> {
  const answer = await visitor.enter();
  if (answer.decision !== 'challenge') return { answer, challenged: false };
  const pass = yield* solvePuzzles(visitor, answer.judgementId, solver);
  return { answer: pass === null ? answer : await visitor.enter(pass), challenged: true };
}
