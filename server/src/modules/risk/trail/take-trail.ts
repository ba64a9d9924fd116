import type { TrailOut } from '@huitou/shared-types/risk/schema.ts';
import { DAY, iso, MINUTE, now } from '../../../platform/clock.ts';
import { fail } from '../../../platform/errors.ts';
import type { CustomerCall } from '../../../platform/http/mount.ts';
import { countInWindow, key, redis } from '../../../platform/redis.ts';
import { readStanding } from '../../customers/index.ts';
import { noteVisit } from '../presence.ts';
import { type Batch, keepTrail, readTrail } from './keep-trail.ts';
import { rememberRhythm } from './rhythm-crowd.ts';

/** A phone sends one every five seconds while something happens, and one for each view. */
const MOST_A_MINUTE = 60;
const NOTED_SECONDS = 60;

/** Takes what happened on a phone. A batch that came before is answered like the first time and changes nothing. @throws rate_limited */
export const takeTrail = async (input: Batch & { deviceId: string; fingerprint: string }, call: CustomerCall): Promise<TrailOut> => {
  const customerId = call.actor.id;
  const { deviceId, fingerprint } = input;
  const at = now();
  const minute = Math.floor(at.getTime() / MINUTE);
  if ((await countInWindow(key(`risk:${customerId}`, 'batches', minute), 60)) > MOST_A_MINUTE) return fail('rate_limited');
  if (await keepTrail(customerId, input, at.getTime())) await rememberRhythm(customerId, (await readTrail(customerId)).marks, at.getTime());
  // Who is where changes more slowly than batches come.
  const visit = `${minute}|${deviceId}|${fingerprint}|${call.ip}`;
  if ((await redis().set(key(`risk:${customerId}`, 'noted', visit), 1, 'EX', NOTED_SECONDS, 'NX')) !== null) {
    const standing = await readStanding(customerId);
    const young = standing !== undefined && at.getTime() - standing.registeredAt.getTime() < DAY;
    await noteVisit({ customerId, deviceId, fingerprint, ip: call.ip, young }, at.getTime());
  }
  return { ok: true, serverTime: iso(at) };
};
