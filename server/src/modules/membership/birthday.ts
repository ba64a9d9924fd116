import type { z } from 'zod';
import type { birthdayOfMineIn, MyMembership } from '@huitou/shared-types/membership/schema.ts';
import { DAY, dayOf, later, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { publish } from '../../platform/queue/events.ts';
import { readSettings } from '../settings/index.ts';
import { creditPoints } from './credit-points.ts';
import { levelOf } from './level.ts';
import { readLevels } from './levels.ts';
import { lockMember } from './lots.ts';
import type { MemberRowDb } from './member.entity.ts';
import { expiryOf } from './months.ts';
import { myMembership } from './my-membership.queries.ts';
import { db } from './points.entity.ts';
import { levelIdAt } from './read-membership.ts';

/** Two gifts lie at least this far apart, so that a changed birthday brings no second one within the year. */
const GIFT_PAUSE_DAYS = 300;

/**
 * Says when one has birthday. It may be changed only after the time that the shop sets, because a gift hangs on it.
 * @throws birthday_locked; invalid_input for a day that no year has
 */
export const setBirthday = async ({ month, day }: z.output<typeof birthdayOfMineIn>, call: CustomerCall): Promise<MyMembership> => {
  // A leap year has every day that there is.
  if (day > new Date(Date.UTC(2024, month, 0)).getUTCDate()) fail('invalid_input', '没有这一天，请检查');
  await transact(async () => {
    const { birthdayEditDays } = await readSettings('membership');
    const member = await lockMember(call.actor.id);
    if (member.birthday_month === month && member.birthday_day === day) return;
    const lockedUntil = member.birthday_set_at && later(birthdayEditDays * DAY, member.birthday_set_at);
    if (lockedUntil && lockedUntil > now()) fail('birthday_locked', `生日在 ${dayOf(lockedUntil)} 之后才能修改`);
    await db()
      .updateTable('members')
      .set({ birthday_month: month, birthday_day: day, birthday_set_at: now() })
      .where('customer_id', '=', call.actor.id)
      .execute();
  });
  return myMembership({}, call);
};

const BATCH = 200;
/** Those who have birthday today; the 29th of February is the 28th in common years. */
const daysOfToday = (at: Date): { month: number; days: number[]; year: number } => {
  const [year = 0, month = 0, day = 0] = dayOf(at).split('-').map(Number);
  const common = new Date(Date.UTC(year, 2, 0)).getUTCDate() === 28;
  return { year, month, days: month === 2 && day === 28 && common ? [28, 29] : [day] };
};

/** Gives the gifts of today, one batch; each in a transaction of its own, once in a year. @returns how many members were due */
export const giveBirthdayGifts = async (stop: AbortSignal): Promise<number> => {
  const at = now();
  const { month, days, year } = daysOfToday(at);
  const due = await db()
    .selectFrom('members')
    .select('customer_id')
    .where('birthday_month', '=', month)
    .where('birthday_day', 'in', days)
    .where((eb) => eb.or([eb('birthday_gift_at', 'is', null), eb('birthday_gift_at', '<', later(-GIFT_PAUSE_DAYS * DAY, at))]))
    .limit(BATCH)
    .execute();
  for (const { customer_id: customerId } of due) {
    if (stop.aborted) break;
    await transact(async () => give(await lockMember(customerId), year, at));
  }
  return due.length;
};

const give = async (member: MemberRowDb, year: number, at: Date): Promise<void> => {
  if (member.birthday_gift_at && member.birthday_gift_at >= later(-GIFT_PAUSE_DAYS * DAY, at)) return;
  const [levels, { expiryMonths }] = await Promise.all([readLevels(), readSettings('membership')]);
  const level = levelOf(levels, levelIdAt(member, at));
  const { points, couponTemplateId } = level.birthday;
  await db().updateTable('members').set({ birthday_gift_at: at }).where('customer_id', '=', member.customer_id).execute();
  if (points > 0)
    await creditPoints({
      customerId: member.customer_id,
      key: `birthday:${member.customer_id}:${year}`,
      kind: 'birthday',
      title: '生日礼',
      points,
      expiresAt: expiryOf(at, expiryMonths),
      source: { kind: 'birthday', no: String(year) },
    });
  if (points > 0 || couponTemplateId !== null)
    await publish('membership.birthday', { customerId: member.customer_id, levelId: level.id, year, points, couponTemplateId });
};
