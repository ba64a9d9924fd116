import { MINUTE, now } from '../../../platform/clock.ts';
import { newToken } from '../../../platform/ids.ts';
import { key, redis } from '../../../platform/redis.ts';

/** Who solves, on what, to get where. */
export interface Solver {
  readonly customerId: number;
  readonly deviceId: string;
  readonly itemId: number;
}
/** A puzzle that was given out. Only the server knows where the piece belongs. */
export interface Puzzle extends Solver {
  readonly judgementId: string;
  readonly x: number;
  readonly givenAt: number;
  readonly endsAt: number;
  /** Puzzles in a row, this one included. */
  readonly left: number;
}

const LOCK_MINUTES = 10;
/** How long a puzzle may be asked for after the judgement, and how long having solved one helps. */
const ASKED_SECONDS = 600;
const SOLVED_SECONDS = 600;
const PASS_SECONDS = 120;

const askedKey = (judgementId: string): string => key('risk:puzzle', 'asked', judgementId);
const puzzleKey = (id: string): string => key('risk:puzzle', 'open', id);
const passKey = (pass: string): string => key('risk:puzzle', 'pass', pass);
const currentKey = ({ customerId, itemId }: Solver): string => key(`risk:${customerId}`, 'puzzle', itemId);
const solvedKey = ({ customerId, deviceId, itemId }: Solver): string => key(`risk:${customerId}`, 'solved', deviceId, itemId);
const failedKey = (who: string): string => key('risk:puzzle', 'failed', who);

/** A judgement asked for a puzzle: now one may be fetched. `inARow`: how many have to be right, one after another. */
export const allowPuzzle = async (judgementId: string, solver: Solver, inARow: number): Promise<void> => {
  await redis().set(askedKey(judgementId), JSON.stringify({ solver, inARow }), 'EX', ASKED_SECONDS);
};
/** Who was asked for a puzzle by that judgement; null when nobody was. */
export const askedFor = async (judgementId: string): Promise<{ solver: Solver; inARow: number } | null> => {
  const text = await redis().get(askedKey(judgementId));
  return text === null ? null : (JSON.parse(text) as { solver: Solver; inARow: number });
};

/** Gives a puzzle out. The one before it, for the same item, is void: nobody collects puzzles. */
export const openPuzzle = async (id: string, puzzle: Puzzle): Promise<void> => {
  const before = await redis().getset(currentKey(puzzle), id);
  if (before !== null) await redis().del(puzzleKey(before));
  await redis().expire(currentKey(puzzle), ASKED_SECONDS);
  await redis().set(puzzleKey(id), JSON.stringify(puzzle), 'PX', puzzle.endsAt - puzzle.givenAt + 5_000);
};
/** Takes a puzzle to check an answer; a second answer finds nothing. */
export const takePuzzle = async (id: string): Promise<Puzzle | null> => {
  const text = await redis().getdel(puzzleKey(id));
  if (text === null) return null;
  const puzzle = JSON.parse(text) as Puzzle;
  return puzzle.endsAt > now().getTime() ? puzzle : null;
};

/** A pass for one request to enter, bound to who solved the puzzle. */
export const givePass = async (solver: Solver): Promise<string> => {
  const pass = newToken();
  await redis().set(passKey(pass), JSON.stringify([solver.customerId, solver.deviceId, solver.itemId]), 'EX', PASS_SECONDS);
  return pass;
};
/** Whether the pass is good for this customer, device and item. It is used up; what it proved holds for some minutes there. */
export const takePass = async (pass: string, solver: Solver): Promise<boolean> => {
  const text = await redis().getdel(passKey(pass));
  if (text !== JSON.stringify([solver.customerId, solver.deviceId, solver.itemId])) return false;
  await redis().set(solvedKey(solver), 1, 'EX', SOLVED_SECONDS);
  return true;
};
export const isSolved = async (solver: Solver): Promise<boolean> => (await redis().exists(solvedKey(solver))) === 1;

/** One more wrong answer of this customer, on this device. */
export const noteFailure = async ({ customerId, deviceId }: Solver, at: number): Promise<void> => {
  for (const who of [`c${customerId}`, `d${deviceId}`]) {
    const name = failedKey(who);
    await redis().zadd(name, at, newToken());
    await redis().zremrangebyscore(name, 0, at - LOCK_MINUTES * MINUTE);
    await redis().expire(name, LOCK_MINUTES * 60);
  }
};
/** Wrong answers within ten minutes, of the customer or on the device, whichever is more. */
export const failedPuzzles = async (customerId: number, deviceId: string, at: number): Promise<number> => {
  const counts = await Promise.all(
    [`c${customerId}`, `d${deviceId}`].map((who) => redis().zcount(failedKey(who), at - LOCK_MINUTES * MINUTE, '+inf')),
  );
  return Math.max(...counts);
};
