import { GROWTH_MONTHS, type LevelChangeKind } from '@huitou/shared-types/membership/states.ts';
import { now } from '../../platform/clock.ts';
import { publish } from '../../platform/queue/events.ts';
import { readSettings } from '../settings/index.ts';
import { judgeLevel } from './judge-level.ts';
import { levelOf } from './level.ts';
import { readLevels } from './levels.ts';
import type { MemberRowDb } from './member.entity.ts';
import { monthsFrom } from './months.ts';
import { db } from './points.entity.ts';

/** Net spend on orders completed in the last twelve months, fen, and from when on they were counted. */
const countGrowth = async (customerId: number, at: Date): Promise<{ growth: number; growthFrom: Date }> => {
  const growthFrom = monthsFrom(at, -GROWTH_MONTHS);
  const row = await db()
    .selectFrom('member_orders')
    .select((eb) => eb.fn.sum<number>('net').as('growth'))
    .where('customer_id', '=', customerId)
    .where('completed_at', '>=', growthFrom)
    .executeTakeFirst();
  return { growth: Number(row?.growth ?? 0), growthFrom };
};

/**
 * Counts a member's growth anew and gives them the level that follows, in the transaction in hand, under the member's lock (`member` is the
 * row as `lockMember` answered it, with what the caller has changed since). Writes the history and announces a change.
 */
export const reviewMember = async (member: MemberRowDb): Promise<void> => {
  const at = now();
  const [{ growth, growthFrom }, levels, rules] = await Promise.all([
    countGrowth(member.customer_id, at),
    readLevels(),
    readSettings('membership'),
  ]);
  const before = {
    ownLevelId: member.own_level_id,
    levelId: member.level_id,
    keptUntil: member.kept_until,
    givenUntil: member.given_until,
  };
  const after = judgeLevel(before, growth, levels, rules, at);
  await db()
    .updateTable('members')
    .set({
      growth,
      growth_from: growthFrom,
      own_level_id: after.ownLevelId,
      level_id: after.levelId,
      kept_until: after.keptUntil,
      given_until: after.givenUntil,
      ...(after.keptUntil?.getTime() === member.kept_until?.getTime() ? {} : { warned_days: null }),
    })
    .where('customer_id', '=', member.customer_id)
    .execute();
  for (const kind of after.kinds)
    await writeChange(member.customer_id, {
      kind,
      from: levelOf(levels, kind === 'manual_ended' ? before.levelId : before.ownLevelId).name,
      to: levelOf(levels, kind === 'manual_ended' ? after.levelId : after.ownLevelId).name,
      until: after.keptUntil,
      note: '',
      staff: null,
      at,
    });
  await announceChange(member.customer_id, before.levelId, after.levelId);
};

export const announceChange = async (customerId: number, fromLevelId: number, toLevelId: number): Promise<void> => {
  if (fromLevelId === toLevelId) return;
  const levels = await readLevels();
  const up = levelOf(levels, toLevelId).threshold > levelOf(levels, fromLevelId).threshold;
  await publish('membership.level-changed', { customerId, fromLevelId, toLevelId, up });
};

export interface Change {
  readonly kind: LevelChangeKind;
  readonly from: string;
  readonly to: string;
  readonly until: Date | null;
  readonly note: string;
  readonly staff: { readonly id: number; readonly name: string } | null;
  readonly at: Date;
}
/** A line of a member's level history. */
export const writeChange = async (customerId: number, change: Change): Promise<void> => {
  await db()
    .insertInto('member_level_changes')
    .values({
      customer_id: customerId,
      kind: change.kind,
      from_name: change.from,
      to_name: change.to,
      until: change.until,
      note: change.note,
      staff_id: change.staff?.id ?? null,
      staff_name: change.staff?.name ?? '',
      at: change.at,
    })
    .execute();
};
