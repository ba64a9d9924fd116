import type { Promotion as PromotionView } from '@huitou/shared-types/promotions/schema.ts';
import { type PromotionMove, promotionMoves } from '@huitou/shared-types/promotions/states.ts';
import type { Scope } from '@huitou/shared-types/promotions/scope.ts';
import { iso, isoOrNull, now } from '../../platform/clock.ts';
import type { Actor } from '../../platform/context.ts';
import { json } from '../../platform/db/orm.ts';
import { afterCommit, transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { move } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { type PromotionInput, refuseFaults } from './check-promotion.ts';
import { findOverlaps } from './find-overlaps.ts';
import { db, type PromotionRow } from './promotion.entity.ts';
import { showPromotion } from './promotion.queries.ts';
import { forgetRunning, scheduleOf } from './read-running.ts';
import type { PromotionRule } from './rule.ts';
import { lockPromotion } from './save-promotion.ts';

/** A stored promotion in the words of the input. */
const inputOf = (row: PromotionRow): PromotionInput => {
  const { from, until, days, hours } = scheduleOf(row);
  return {
    name: row.name,
    tag: row.tag,
    until: isoOrNull(until),
    priority: row.priority,
    perCustomer: row.per_customer,
    budget: row.budget,
    note: row.note,
    rule: json<PromotionRule>(row.rule),
    scope: json<Scope>(row.scope) as PromotionInput['scope'],
    from: iso(from),
    days: [...days],
    hours: hours === null ? null : { ...hours },
    withMember: Boolean(row.with_member),
    withCoupons: Boolean(row.with_coupons),
  };
};

/** Every publication waits for the others, so that two that overlap cannot both be told that there is none. */
const lockAll = async (): Promise<void> => {
  await db().selectFrom('promotions').select('id').where('status', 'in', ['published', 'paused']).orderBy('id').forUpdate().execute();
};

const moveTo = async (row: PromotionRow, name: PromotionMove, actor: Actor, note = ''): Promise<void> => {
  const at = now();
  await move('promotions', promotionMoves, name, row.id, actor, {
    set: { updated_at: at, version: row.version + 1, ...(name === 'end' ? { ended_at: at } : {}) },
    note,
  });
  if (actor.kind === 'staff')
    await recordAudit(actor, {
      action: `promotion.${name}`,
      subject: 'promotion',
      subjectId: row.id,
      summary: `${promotionMoves[name].label}活动：${row.name}${note === '' ? '' : `（${note}）`}`,
      before: { status: row.status },
      after: { status: promotionMoves[name].to },
    });
  afterCommit(forgetRunning);
};

/** Lets a draft work by its schedule. @throws not_found, state_forbidden, promotion_invalid, promotion_overlaps with `{ overlaps }` */
export const publishPromotion = async (
  { id, allowOverlaps }: { id: number; allowOverlaps: boolean },
  call: StaffCall,
): Promise<PromotionView> => {
  await transact(async () => {
    await lockAll();
    const row = await lockPromotion(id);
    const input = inputOf(row);
    if (row.status === 'draft') await refuseFaults(input, true);
    const overlaps = allowOverlaps ? [] : await findOverlaps(input, id);
    if (overlaps[0])
      fail('promotion_overlaps', `与“${overlaps[0].name}”在同一时段包含相同商品（如 ${overlaps[0].goods}），同一商品只会享受其中一个`, {
        overlaps,
      });
    await moveTo(row, 'publish', call.actor);
  });
  return showPromotion({ id });
};

/** @throws not_found, state_forbidden */
export const pausePromotion = async ({ id }: { id: number }, call: StaffCall): Promise<PromotionView> => {
  await transact(async () => moveTo(await lockPromotion(id), 'pause', call.actor));
  return showPromotion({ id });
};

/** @throws not_found, state_forbidden, promotion_invalid when its end has passed or its goods are gone */
export const resumePromotion = async ({ id }: { id: number }, call: StaffCall): Promise<PromotionView> => {
  await transact(async () => {
    const row = await lockPromotion(id);
    if (row.status === 'paused') await refuseFaults(inputOf(row), true);
    await moveTo(row, 'resume', call.actor);
  });
  return showPromotion({ id });
};

/** Ends it for good; orders keep what they were given. @throws not_found, state_forbidden */
export const endPromotion = async ({ id, reason }: { id: number; reason: string }, call: StaffCall): Promise<PromotionView> => {
  await transact(async () => moveTo(await lockPromotion(id), 'end', call.actor, reason));
  return showPromotion({ id });
};

/** Ends one whose time is over, unless its time was made longer meanwhile. */
export const endIfOver = (id: number, actor: Actor): Promise<void> =>
  transact(async () => {
    const row = await lockPromotion(id);
    if ((row.status === 'published' || row.status === 'paused') && row.ends_at !== null && row.ends_at <= now())
      await moveTo(row, 'end', actor, '活动时间已到');
  });
