import { type SqlBool, sql } from 'kysely';
import type { StaffActor } from '../../platform/context.ts';
import { fail, must } from '../../platform/errors.ts';
import { db, type RefundRowDb } from './payment.entity.ts';
import { channel } from './ports.ts';
import { settleRefund } from './settle-refund.ts';

/** Limits payments and refunds to the locations that this member of staff may see. */
export const withinScope = ({ locationIds }: Pick<StaffActor, 'locationIds'>) =>
  locationIds === null ? sql<SqlBool>`true` : sql<SqlBool>`location_id in (${sql.join(locationIds.length > 0 ? [...locationIds] : [0])})`;

/** A refund that this member of staff may see. @throws not_found */
export const staffRefundRow = async (actor: StaffActor, id: number): Promise<RefundRowDb> =>
  must(await db().selectFrom('refunds').selectAll().where('id', '=', id).where(withinScope(actor)).executeTakeFirst());

/** WeChat has the money of this refund and still means to deliver it. */
export const isHeld = (row: RefundRowDb): boolean => row.refund_id !== null && row.returned_at === null;

/**
 * Makes sure, with WeChat itself, that this refund can never arrive by WeChat, so that it may go another way.
 * @throws state_forbidden, refund_held, unavailable
 */
export const refuseIfHeld = async (row: RefundRowDb): Promise<void> => {
  if (row.status !== 'abnormal') fail('state_forbidden');
  if (row.returned_at !== null) return;
  const asked = await channel().queryRefund(row.no);
  if (asked.kind === 'refused' && asked.reason === 'not_there' && row.refund_id === null) return;
  if (asked.kind !== 'ok') return fail('unavailable', '暂时无法向微信核实这笔退款，请稍后再试');
  await settleRefund(asked.data);
  const after = must(await db().selectFrom('refunds').selectAll().where('id', '=', row.id).executeTakeFirst());
  if (after.status !== 'abnormal') fail('state_forbidden', '微信的退款结果刚刚更新，请刷新');
  if (isHeld(after)) fail('refund_held');
};
/** The same, as a condition of the write. */
export const notHeld = sql`(refund_id is null or returned_at is not null)`;
