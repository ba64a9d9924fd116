import type { Events } from '@huitou/shared-types/events.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { releaseStock } from '../inventory/index.ts';
import { linesOf } from '../orders/index.ts';
import { type ClaimRow, db } from './claim.entity.ts';
import { maskOf, slotsOf } from './claim-data.ts';
import { shrinkClaim } from './counters.ts';
import { readUnit } from './read-items.ts';

/**
 * Pieces of an order will not leave. What the order says is taken over as it is, so that news that comes twice, late or at once with itself
 * gives each piece back once: to whoever waits, while the sale runs, and to ordinary stock when it is over.
 */
export const flowBack = async ({ orderId, flashClaimId }: Events['order.flash-freed']): Promise<void> => {
  const back = await transact(() => takeBack(orderId, flashClaimId));
  if (!back || back.claim.told >= back.claim.returned) return;
  const { claim, closed } = back;
  const told = await shrinkClaim(claim.item_id, claim.ticket, claim.quantity - claim.returned, claim.mask);
  // Whoever builds them may have read the claim as it was before: tried again, this finds them built.
  if (!told && !closed) throw new Error(`the counters of flash item ${claim.item_id} are not there to be told`);
  await db()
    .updateTable('flash_claims')
    .set({ told: sql`greatest(told, ${claim.returned})` })
    .where('id', '=', claim.id)
    .execute();
};

/** Answers the claim as it is then, and whether its sale is closed. In the caller's transaction; the item is locked before the claim, as everywhere. */
const takeBack = async (orderId: number, claimId: number): Promise<{ claim: ClaimRow; closed: boolean } | undefined> => {
  const known = await db().selectFrom('flash_claims').select('item_id').where('id', '=', claimId).executeTakeFirst();
  if (!known) return undefined;
  const item = await db().selectFrom('flash_items').selectAll().where('id', '=', known.item_id).forUpdate().executeTakeFirstOrThrow();
  const claim = await db().selectFrom('flash_claims').selectAll().where('id', '=', claimId).forUpdate().executeTakeFirstOrThrow();
  const cancelled = ((await linesOf([orderId])).get(orderId) ?? []).reduce((sum, line) => sum + line.cancelled, 0);
  const back = Math.min(cancelled, claim.quantity) - claim.returned;
  const closed = item.closed_at !== null;
  if (back <= 0) return { claim, closed };
  const slots = slotsOf(claim.mask);
  const kept = slots.slice(0, slots.length - back);
  const after = { returned: claim.returned + back, mask: maskOf(kept), returned_at: now() };
  await db().updateTable('flash_claims').set(after).where('id', '=', claimId).execute();
  await db()
    .deleteFrom('flash_slots')
    .where('claim_id', '=', claimId)
    .where('slot', 'in', slots.slice(slots.length - back))
    .execute();
  await db()
    .updateTable('flash_items')
    .set({ claimed: sql`claimed - ${back}` })
    .where('id', '=', item.id)
    .execute();
  if (closed) {
    const unit = await readUnit(item.id);
    if (unit)
      await releaseStock(unit.location_id, [
        { skuId: item.sku_id, quantity: back, source: `flash:${item.id}:claim:${claimId}:${after.returned}` },
      ]);
  }
  return { claim: { ...claim, ...after }, closed };
};

/** Money has come for an order of a claim: the piece is sold. */
export const markClaimPaid = async ({ orderId }: Events['order.paid']): Promise<void> => {
  await db().updateTable('flash_claims').set({ paid_at: now() }).where('order_id', '=', orderId).where('paid_at', 'is', null).execute();
};
