import type { caseMessageIn, CaseView, StaffCase, staffMessageIn } from '@huitou/shared-types/after-sales/schema.ts';
import type { z } from 'zod';
import { DAY, later, now } from '../../platform/clock.ts';
import type { Actor } from '../../platform/context.ts';
import { toJson } from '../../platform/db/orm.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall, StaffCall } from '../../platform/http/mount.ts';
import { db } from './case.entity.ts';
import { myCase } from './case.queries.ts';
import { ownCase, staffCaseRow } from './case-rows.ts';
import { staffCaseView } from './staff-cases.queries.ts';

/** For how long an ended case can still be talked about. */
const TALK_MS = 30 * DAY;
const MOST = 200;

/** Adds to the conversation of a case. */
export const addMessage = async (
  caseId: number,
  actor: Actor,
  message: { text: string; pictures?: readonly string[]; internal?: boolean },
): Promise<void> => {
  await db()
    .insertInto('after_sales_messages')
    .values({
      case_id: caseId,
      at: now(),
      actor_kind: actor.kind,
      actor_name: actor.kind === 'staff' ? actor.name : actor.kind === 'customer' ? '顾客' : '系统',
      text: message.text.slice(0, 500),
      pictures: toJson([...(message.pictures ?? [])]),
      internal: message.internal ?? false,
    })
    .execute();
};

/** The customer says something. @throws not_found, state_forbidden when the case has long ended or too much was said */
export const customerMessage = async (input: z.output<typeof caseMessageIn>, call: CustomerCall): Promise<CaseView> => {
  const row = await ownCase(call.actor.id, input.id);
  if (row.ended_at && row.ended_at < later(-TALK_MS)) fail('state_forbidden', '售后已结束，请联系客服');
  const { n } = await db()
    .selectFrom('after_sales_messages')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('case_id', '=', row.id)
    .executeTakeFirstOrThrow();
  if (Number(n) >= MOST) fail('state_forbidden', '留言太多，请联系客服');
  await addMessage(row.id, call.actor, input);
  return myCase(call.actor.id, row.id);
};

/** Staff answer, or leave a note that only staff see. @throws not_found */
export const staffMessage = async (input: z.output<typeof staffMessageIn>, call: StaffCall): Promise<StaffCase> => {
  const row = await staffCaseRow(call.actor, input.id);
  await addMessage(row.id, call.actor, input);
  return staffCaseView(call.actor, row.id);
};
