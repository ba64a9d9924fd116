import type { z } from 'zod';
import type { givePointsIn, PointsChanged, takePointsIn } from '@huitou/shared-types/membership/schema.ts';
import { DAY, dayOf, endOfDay, later, now, startOfDay } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { requireCustomer } from '../customers/index.ts';
import { readSettings } from '../settings/index.ts';
import { creditPoints } from './credit-points.ts';
import { changeBalance, changeLots, lockMember, openLots, takeFrom, writeEntries } from './lots.ts';
import { expiryOf } from './months.ts';
import { db } from './points.entity.ts';

/** The same key with another content is a mistake that must not pass. */
const sameAsBefore = async (key: string, wanted: { customerId: number; points: number; note: string }): Promise<boolean> => {
  const known = await db().selectFrom('points_entries').selectAll().where('key', '=', key).executeTakeFirst();
  if (!known) return false;
  if (known.customer_id !== wanted.customerId || known.points !== wanted.points || known.note !== wanted.note) fail('idempotency_conflict');
  return true;
};

/** Sums the gifts of today after writing one, by a read that waits for others under way: two at once cannot both fit into the rest of the day. */
const refuseOverDay = async (staffId: number, most: number): Promise<void> => {
  const rows = await db()
    .selectFrom('points_entries')
    .select('points')
    .where('staff_id', '=', staffId)
    .where('at', '>=', startOfDay(dayOf(now())))
    .where('kind', '=', 'gift')
    .forUpdate()
    .execute();
  if (rows.reduce((sum, row) => sum + row.points, 0) > most) fail('gift_over_limit', `每人每日最多赠送 ${most} 积分`, { max: most });
};

/**
 * Gives a customer points. The key of the request names the gift: sent again it gives nothing more.
 * @throws gift_over_limit for one gift or for this person's gifts of today; not_found; idempotency_conflict
 */
export const givePoints = (input: z.output<typeof givePointsIn>, call: StaffCall): Promise<PointsChanged> =>
  transact(async () => {
    // The lock first: what is read before it may be older than the same request's first run.
    const member = await lockMember(input.id);
    const { giftMax, giftDayMax, expiryMonths } = await readSettings('membership');
    if (input.points > giftMax) fail('gift_over_limit', `单次最多赠送 ${giftMax} 积分`, { max: giftMax });
    await requireCustomer(input.id, call.actor, { alive: true });
    const key = `gift:${call.actor.id}:${call.idempotencyKey}`;
    if (await sameAsBefore(key, { customerId: input.id, points: input.points, note: input.reason })) return { points: member.points };
    const at = now();
    const { balance } = await creditPoints({
      customerId: input.id,
      key,
      kind: 'gift',
      title: '商家赠送',
      points: input.points,
      expiresAt: input.days === undefined ? expiryOf(at, expiryMonths) : endOfDay(dayOf(later(input.days * DAY, at))),
      source: { kind: 'gift', no: '' },
      note: input.reason,
      staff: { id: call.actor.id, name: call.actor.name },
    });
    await refuseOverDay(call.actor.id, giftDayMax);
    await recordAudit(call.actor, {
      action: 'points.gift',
      subject: 'customer',
      subjectId: input.id,
      summary: `赠送 ${input.points} 积分：${input.reason}`,
      before: { points: member.points },
      after: { points: balance },
    });
    return { points: balance };
  });

/** Takes points away, those that end first before the others. @throws points_insufficient when there are fewer; not_found; idempotency_conflict */
export const takePoints = (input: z.output<typeof takePointsIn>, call: StaffCall): Promise<PointsChanged> =>
  transact(async () => {
    const member = await lockMember(input.id);
    await requireCustomer(input.id, call.actor, { alive: true });
    const key = `take:${call.actor.id}:${call.idempotencyKey}`;
    if (await sameAsBefore(key, { customerId: input.id, points: -input.points, note: input.reason })) return { points: member.points };
    const at = now();
    const lots = (await openLots(input.id)).filter((lot) => lot.expires_at > at);
    const { parts, missing } = takeFrom(lots, input.points);
    if (missing > 0) fail('points_insufficient', `该会员可用积分只有 ${input.points - missing}`);
    await changeLots(parts.map(({ lotId, points }) => ({ lotId, by: -points })));
    await changeBalance(input.id, -input.points);
    const balance = member.points - input.points;
    await writeEntries([
      {
        customerId: input.id,
        key,
        kind: 'take',
        title: '商家扣减',
        points: -input.points,
        balanceAfter: balance,
        source: { kind: 'gift', no: '' },
        note: input.reason,
        staff: { id: call.actor.id, name: call.actor.name },
        at,
      },
    ]);
    await recordAudit(call.actor, {
      action: 'points.take',
      subject: 'customer',
      subjectId: input.id,
      summary: `扣减 ${input.points} 积分：${input.reason}`,
      before: { points: member.points },
      after: { points: balance },
    });
    return { points: balance };
  });
