import type { Entry, entryIn } from '@huitou/shared-types/flash-sales/schema.ts';
import type { z } from 'zod';
import { iso, now } from '../../platform/clock.ts';
import { fail, must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { readSkus } from '../catalog/index.ts';
import { type AddressSnapshot, readAddress } from '../customers/index.ts';
import { priceFlash, readTemplates } from '../pricing/index.ts';
import { hashAddress, judgeEntry, signEntry } from '../risk/index.ts';
import { countRefusal } from './count-refusal.ts';
import { hashOf } from './hashes.ts';
import { type FlashUnit, phaseOf, rememberedUnit } from './read-items.ts';

/** The item, if its session runs. @throws not_found, flash_not_started, flash_over */
export const openUnit = async (itemId: number): Promise<FlashUnit> => {
  const unit = must(await rememberedUnit(itemId));
  if (unit.status === 'draft') fail('not_found');
  const phase = phaseOf(unit);
  if (phase === 'ended') fail('flash_over', undefined, { serverTime: iso(now()) });
  if (phase !== 'running') fail('flash_not_started', undefined, { startsAt: iso(unit.starts_at), serverTime: iso(now()) });
  return unit;
};

/** One address, however it is spaced or whoever saved it: what the limit by address counts. */
const addressKey = (address: AddressSnapshot): string =>
  hashOf('address', hashAddress([address.province, address.city, address.district, address.street, address.detail]));

/**
 * All that takes time before a claim: is the session running, is the address theirs and in reach, what will it cost, who is it. What comes of
 * it is a token, signed and short-lived, with which the claim is decided without any of this.
 * @throws flash_not_started, flash_over, flash_limit, out_of_area, item_unavailable, address_required, risk_refused
 */
export const enterItem = async (input: z.output<typeof entryIn>, call: CustomerCall): Promise<Entry> => {
  const unit = await openUnit(input.id);
  if (input.quantity > unit.per_customer) fail('flash_limit', `每人限购 ${unit.per_customer} 件`);
  const [address, [sku], templates] = await Promise.all([
    readAddress(call.actor.id, input.addressId),
    readSkus([unit.sku_id]),
    readTemplates(),
  ]);
  if (!address) return fail('address_required', '请选择收货地址');
  if (!sku?.sellable) return fail('item_unavailable');
  const { quote } = priceFlash({
    sku,
    quantity: input.quantity,
    price: unit.price,
    source: `flash:${unit.activity_id}`,
    templates,
    place: address,
  });
  if (quote.problems.some((problem) => problem.code === 'out_of_area')) fail('out_of_area');
  const judged = await judgeEntry({
    customerId: call.actor.id,
    deviceId: input.deviceId,
    fingerprint: input.fingerprint,
    ip: call.ip,
    userAgent: call.userAgent,
    activityId: unit.activity_id,
    itemId: unit.id,
    productId: sku.productId,
    trail: input.trail,
    challengePass: input.challengePass,
  });
  const price = { goods: quote.itemsTotal - quote.discountTotal, freight: quote.freight.amount, payable: quote.payable };
  const answer = { serverTime: iso(now()), judgementId: judged.judgementId, token: null, expiresAt: null, price };
  if (judged.decision === 'refuse') {
    countRefusal(unit.id, 'risk');
    fail('risk_refused', undefined, { judgementId: judged.judgementId });
  }
  if (judged.decision === 'challenge') {
    countRefusal(unit.id, 'challenge');
    return { ...answer, decision: 'challenge', message: '请先完成验证' };
  }
  const signed = signEntry(
    {
      customerId: call.actor.id,
      sessionMark: call.sessionMark,
      activityId: unit.activity_id,
      itemId: unit.id,
      deviceId: input.deviceId,
      addressHash: `${address.id}.${addressKey(address)}.${hashOf('device', input.deviceId)}`,
      quantity: input.quantity,
      decision: judged.decision === 'behind' ? 'behind' : 'pass',
      judgementId: judged.judgementId,
    },
    { from: unit.starts_at, until: unit.ends_at, seconds: judged.tokenSeconds },
  );
  if (!signed) return fail('flash_over');
  return { ...answer, decision: 'pass', token: signed.token, expiresAt: iso(signed.expiresAt), message: '' };
};
