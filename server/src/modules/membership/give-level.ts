import type { z } from 'zod';
import type { giveLevelIn, MemberDetail, releaseLevelIn } from '@huitou/shared-types/membership/schema.ts';
import { dayOf, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { requireCustomer } from '../customers/index.ts';
import { levelOf } from './level.ts';
import { readLevels } from './levels.ts';
import { lockMember } from './lots.ts';
import { memberDetail } from './members.queries.ts';
import { db } from './points.entity.ts';
import { levelIdAt } from './read-membership.ts';
import { announceChange, writeChange } from './review-member.ts';

/** Gives a member a level until a moment, whatever they spend; then growth decides again. @throws not_found for a customer or level that is not there */
export const giveLevel = async (input: z.output<typeof giveLevelIn>, call: StaffCall): Promise<MemberDetail> => {
  const until = new Date(input.until);
  if (until <= now()) fail('invalid_input', '截止时间须晚于现在');
  await requireCustomer(input.id, call.actor, { alive: true });
  await transact(async () => {
    const levels = await readLevels();
    const level = levels.find(({ id }) => id === input.levelId) ?? fail('not_found', '等级不存在或已删除');
    const member = await lockMember(input.id);
    const before = levelIdAt(member, now());
    await db().updateTable('members').set({ level_id: level.id, given_until: until }).where('customer_id', '=', input.id).execute();
    const staff = { id: call.actor.id, name: call.actor.name };
    const from = levelOf(levels, before).name;
    await writeChange(input.id, { kind: 'manual', from, to: level.name, until, note: input.reason, staff, at: now() });
    await recordAudit(call.actor, {
      action: 'member.level',
      subject: 'customer',
      subjectId: input.id,
      summary: `会员等级调整为 ${level.name}，至 ${dayOf(until)}：${input.reason}`,
      before: { level: from },
      after: { level: level.name, until: until.toISOString() },
    });
    await announceChange(input.id, before, level.id);
  });
  return memberDetail({ id: input.id }, call);
};

/** Ends what `giveLevel` gave. @throws state_forbidden when nothing is given */
export const releaseLevel = async (input: z.output<typeof releaseLevelIn>, call: StaffCall): Promise<MemberDetail> => {
  await requireCustomer(input.id, call.actor, { alive: false });
  await transact(async () => {
    const levels = await readLevels();
    const member = await lockMember(input.id);
    if (member.given_until === null) fail('state_forbidden', '该会员没有人工调整的等级');
    await db()
      .updateTable('members')
      .set({ level_id: member.own_level_id, given_until: null })
      .where('customer_id', '=', input.id)
      .execute();
    const staff = { id: call.actor.id, name: call.actor.name };
    const [from, to] = [levelOf(levels, member.level_id).name, levelOf(levels, member.own_level_id).name];
    await writeChange(input.id, { kind: 'released', from, to, until: member.kept_until, note: input.reason, staff, at: now() });
    await recordAudit(call.actor, {
      action: 'member.level',
      subject: 'customer',
      subjectId: input.id,
      summary: `取消人工会员等级：${input.reason}`,
      before: { level: from },
      after: { level: to },
    });
    await announceChange(input.id, member.level_id, member.own_level_id);
  });
  return memberDetail({ id: input.id }, call);
};
