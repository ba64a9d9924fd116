import type { claimIn, Ticket } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashRefusals } from '@huitou/shared-types/flash-sales/states.ts';
import type { z } from 'zod';
import { fail, must } from '../../platform/errors.ts';
import { log } from '../../platform/log.ts';
import type { Call, ReadyAnswer } from '../../platform/http/mount.ts';
import { readEntry } from '../risk/index.ts';
import { countRefusal } from './count-refusal.ts';
import { claimUnits, type Outcome } from './claim-units.ts';
import { networkOf } from './hashes.ts';
import { rememberedUnit } from './read-items.ts';
import { readyRefusal, ticketView } from './ticket.view.ts';

/**
 * The claim itself: a signature is checked and one script runs in Redis; no SQL. The token says whose session asked for it, so no session is
 * looked up: who was blocked since is refused when the order is made. A token claims once: sent again it answers with the same ticket, so a
 * lost answer costs nobody a piece.
 * Answers queued, waiting, or refused with its reason; what the caller did wrong is an error.
 * @throws flash_token_invalid, flash_token_expired, flash_limit, flash_not_started, flash_over, flash_recovering
 */
export const claimItem = async (input: z.output<typeof claimIn>, call: Call): Promise<Ticket | ReadyAnswer> => {
  const unit = must(await rememberedUnit(input.id));
  const entry = readEntry(input.token, {
    sessionMark: call.sessionMark,
    activityId: unit.activity_id,
    itemId: input.id,
    deviceId: input.deviceId,
  });
  if (!entry.ok) {
    countRefusal(input.id, 'token');
    return fail(entry.why === 'expired' ? 'flash_token_expired' : 'flash_token_invalid');
  }
  const { claims } = entry;
  if (input.quantity > claims.quantity) fail('flash_limit', `最多可抢 ${claims.quantity} 件`);
  const [addressId = '', address = '', device = ''] = claims.addressHash.split('.');
  const behind = claims.decision === 'behind';
  const outcome = await claimUnits({
    itemId: input.id,
    nonce: claims.nonce,
    customerId: claims.customerId,
    quantity: input.quantity,
    address,
    device,
    network: networkOf(call.ip),
    addressId: Number(addressId),
    behind,
  }).catch((error: unknown): Outcome => {
    log.warn({ err: error, itemId: input.id }, 'claim without counters');
    return { refused: 'lost' };
  });
  if ('ticket' in outcome) return ticketView(outcome.ticket, outcome.mark, { behind, position: outcome.position });
  if (outcome.refused === 'lost') return fail('flash_recovering');
  if (outcome.refused === 'not_started') fail('flash_not_started');
  if (outcome.refused === 'over') fail('flash_over');
  if (outcome.refused.endsWith('_limit')) fail('flash_limit', flashRefusals[outcome.refused], { reason: outcome.refused });
  return readyRefusal(outcome.refused);
};
