import type { Challenge } from '@huitou/shared-types/risk/schema.ts';
import { fail } from '../../../platform/errors.ts';
import type { CustomerCall } from '../../../platform/http/mount.ts';
import { countInWindow, key } from '../../../platform/redis.ts';
import { givePuzzle } from './give-puzzle.ts';
import { askedFor } from './puzzle-state.ts';

const MOST_IN_TEN_MINUTES = 20;

/** The puzzle that a judgement asked for. @throws challenge_over, challenge_locked, rate_limited */
export const startChallenge = async (input: { judgementId: string; deviceId: string }, call: CustomerCall): Promise<Challenge> => {
  const asked = await askedFor(input.judgementId);
  if (!asked) return fail('challenge_over');
  const { solver, inARow } = asked;
  if (solver.customerId !== call.actor.id || solver.deviceId !== input.deviceId) return fail('challenge_over');
  if ((await countInWindow(key(`risk:${call.actor.id}`, 'drawn'), 600)) > MOST_IN_TEN_MINUTES) return fail('rate_limited');
  return (await givePuzzle(input.judgementId, solver, { inARow })) ?? fail('challenge_locked');
};
