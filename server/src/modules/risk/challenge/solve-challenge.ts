import type { SolveChallengeOut } from '@huitou/shared-types/risk/schema.ts';
import { now } from '../../../platform/clock.ts';
import { fail } from '../../../platform/errors.ts';
import type { CustomerCall } from '../../../platform/http/mount.ts';
import { sha256 } from '../../../platform/ids.ts';
import { key, redis } from '../../../platform/redis.ts';
import { readSettings } from '../../settings/index.ts';
import { faultOfTrack, type TrackPoint } from './check-track.ts';
import { givePuzzle } from './give-puzzle.ts';
import { givePass, noteFailure, takePuzzle } from './puzzle-state.ts';

const REPEATED_SECONDS = 24 * 3600;
/** A drag that was used before is a recording, also when it is stretched to another length. */
const repeats = async (track: readonly TrackPoint[]): Promise<boolean> => {
  const shape = track.map(
    (point, i) => `${Math.round(point.t - (track[i - 1]?.t ?? 0))}:${Math.round((point.y - (track[0]?.y ?? 0)) * 10)}`,
  );
  return (await redis().set(key('risk:puzzle', 'track', sha256(shape.join()).slice(0, 32)), 1, 'EX', REPEATED_SECONDS, 'NX')) === null;
};

/**
 * Checks an answer by where the piece was left and how it was dragged there. A puzzle takes one answer.
 * @throws challenge_over when it is unknown, answered, replaced or too old
 */
export const solveChallenge = async (
  input: { id: string; deviceId: string; x: number; track: TrackPoint[] },
  call: CustomerCall,
): Promise<SolveChallengeOut> => {
  const puzzle = await takePuzzle(input.id);
  if (!puzzle || puzzle.customerId !== call.actor.id || puzzle.deviceId !== input.deviceId) return fail('challenge_over');
  const { tolerancePx } = await readSettings('antiBot');
  const at = now().getTime();
  const right =
    Math.abs(input.x - puzzle.x) <= tolerancePx &&
    faultOfTrack(input.track, input.x, at - puzzle.givenAt) === null &&
    !(await repeats(input.track));
  if (!right) {
    await noteFailure(puzzle, at);
    return { right, pass: null, next: await givePuzzle(puzzle.judgementId, puzzle) };
  }
  if (puzzle.left > 1) return { right, pass: null, next: await givePuzzle(puzzle.judgementId, puzzle, { left: puzzle.left - 1 }) };
  return { right, pass: await givePass(puzzle), next: null };
};
