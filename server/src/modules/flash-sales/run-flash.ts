import type { FlashLiveItem, StaffFlash } from '@huitou/shared-types/flash-sales/schema.ts';
import type { changePlanIn, haltIn, releaseIn } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashMoves } from '@huitou/shared-types/flash-sales/states.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { iso, now } from '../../platform/clock.ts';
import { toJson } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { move } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { reserveStock } from '../inventory/index.ts';
import { buildCounters } from './build-counters.ts';
import { db } from './claim.entity.ts';
import { setHalted, tend } from './counters.ts';
import { liveItem } from './live.queries.ts';
import { type FlashUnit, forgetUnits, phaseOf, readUnit, unitsOfActivity } from './read-items.ts';
import { firstRelease } from './release.ts';
import { checkFields, type FlashFields, insertFlash } from './save-flash.ts';
import { flashDetail } from './staff-flash.queries.ts';
import { release } from './tend-items.ts';

/** The draft as its form would send it again: what has become wrong since it was saved must not be published. */
const fieldsOf = (units: readonly FlashUnit[]): FlashFields => {
  const first = must(units[0]);
  return {
    name: first.name,
    rules: first.rules,
    locationId: first.location_id,
    unpaidMinutes: first.unpaid_minutes,
    warmUpMinutes: first.warm_up_minutes,
    remindMinutes: first.remind_minutes,
    sessions: [...new Set(units.map((unit) => unit.session_id))].map((id) => {
      const mine = units.filter((unit) => unit.session_id === id);
      return {
        startsAt: iso((mine[0] as FlashUnit).starts_at),
        endsAt: iso((mine[0] as FlashUnit).ends_at),
        items: mine.map((unit) => ({
          skuId: unit.sku_id,
          price: unit.price,
          quota: unit.quota,
          perCustomer: unit.per_customer,
          perAddress: unit.per_address,
          perDevice: unit.per_device,
          perIp: unit.per_ip,
          waitersMax: unit.waiters_max,
          release: unit.plan,
        })),
      };
    }),
  };
};

/** One SKU is in one session at a time. All items of the SKUs are locked, so that two publications cannot pass each other. */
const refuseOverlaps = async (activityId: number, units: readonly FlashUnit[]): Promise<void> => {
  const skuIds = [...new Set(units.map((unit) => unit.sku_id))].sort((a, b) => a - b);
  await sql`select id from flash_items where sku_id in (${sql.join(skuIds)}) order by id for update`.execute(db());
  const others = await db()
    .selectFrom('flash_items as i')
    .innerJoin('flash_sessions as s', 's.id', 'i.session_id')
    .innerJoin('flash_activities as a', 'a.id', 'i.activity_id')
    .select(['i.sku_id', 's.starts_at', 's.ends_at', 'a.name'])
    .where('i.sku_id', 'in', skuIds)
    .where('i.activity_id', '<>', activityId)
    .where('i.closed_at', 'is', null)
    .where('a.status', '=', 'published')
    // As it is now, not as it was when the transaction began to read.
    .forUpdate()
    .execute();
  for (const unit of units) {
    const other = others.find((one) => one.sku_id === unit.sku_id && unit.starts_at < one.ends_at && unit.ends_at > one.starts_at);
    if (other) fail('flash_overlap', `与“${other.name}”的场次时间重叠`, { skuId: String(unit.sku_id) });
  }
};

/** Reserves what the items sell and releases the first part of it. In the transaction that publishes. @throws stock_insufficient, flash_overlap */
const openUnits = async (id: number, units: readonly FlashUnit[]): Promise<void> => {
  await reserveStock(
    must(units[0]).location_id,
    units.map((unit) => ({ skuId: unit.sku_id, quantity: unit.quota, source: `flash:${unit.id}` })),
  );
  await refuseOverlaps(id, units);
  for (const unit of units) {
    const released = firstRelease(unit.plan, unit.quota);
    await db().updateTable('flash_items').set({ released }).where('id', '=', unit.id).execute();
    await db()
      .insertInto('flash_releases')
      .values({ item_id: unit.id, at: unit.starts_at, units: released, why: 'plan', by: '系统' })
      .execute();
  }
};

/** Writes and publishes a flash sale of the demo shop. @returns its id */
export const seedFlash = (fields: FlashFields): Promise<number> =>
  transact(async () => {
    const id = await insertFlash(fields, await checkFields(fields));
    await db().updateTable('flash_activities').set({ status: 'published', published_at: now() }).where('id', '=', id).execute();
    await openUnits(id, await unitsOfActivity(id));
    return id;
  });

/**
 * Publishes a draft: its pieces are reserved, so that nobody else can buy them, and it is shown from then on.
 * @throws state_forbidden, flash_overlap, stock_insufficient, flash_times, flash_price
 */
export const publishFlash = async ({ id }: { id: number }, call: StaffCall): Promise<StaffFlash> => {
  await transact(async () => {
    await move('flash_activities', flashMoves, 'publish', id, call.actor, { set: { published_at: now() } });
    const units = await unitsOfActivity(id);
    await checkFields(fieldsOf(units));
    await openUnits(id, units);
    const pieces = units.reduce((sum, unit) => sum + unit.quota, 0);
    await recordAudit(call.actor, {
      action: 'flash.publish',
      subject: 'flash',
      subjectId: id,
      summary: `发布秒杀：${must(units[0]).name}，${units.length} 个商品共 ${pieces} 件`,
    });
  });
  forgetUnits();
  return flashDetail({ id });
};

/** Stops for good. Selling ends at once; what was not sold goes back as soon as the claims in hand are orders. @throws state_forbidden */
export const stopFlash = async ({ id, reason }: { id: number; reason: string }, call: StaffCall): Promise<StaffFlash> => {
  const units = await unitsOfActivity(id);
  await transact(async () => {
    await move('flash_activities', flashMoves, 'stop', id, call.actor, { set: { ended_at: now() }, note: reason });
    await db()
      .updateTable('flash_items')
      .set({ halted_at: now(), halt_reason: reason })
      .where('activity_id', '=', id)
      .where('closed_at', 'is', null)
      .execute();
    await recordAudit(call.actor, {
      action: 'flash.stop',
      subject: 'flash',
      subjectId: id,
      summary: `停止秒杀：${units[0]?.name ?? ''}（${reason}）`,
    });
  });
  forgetUnits();
  for (const unit of units) await setHalted(unit.id, true).catch(() => undefined);
  return flashDetail({ id });
};

const openUnit = async (itemId: number): Promise<FlashUnit> => {
  const unit = must(await readUnit(itemId));
  return unit.status === 'published' && unit.closed_at === null && phaseOf(unit) !== 'ended' ? unit : fail('state_forbidden');
};
const audit = (
  call: StaffCall,
  action: string,
  unit: FlashUnit,
  summary: string,
  change: { before?: unknown; after?: unknown } = {},
): Promise<void> =>
  recordAudit(call.actor, { action, subject: 'flash-item', subjectId: unit.id, summary: `${unit.name}：${summary}`, ...change });

/** Releases pieces now, whatever the plan says. @throws flash_release_exceeds, state_forbidden */
export const releaseNow = async ({ id, units, reason }: z.output<typeof releaseIn>, call: StaffCall): Promise<FlashLiveItem> => {
  const target = await transact(async () => {
    const unit = await openUnit(id);
    const wanted = unit.released + units;
    if (wanted > unit.quota) fail('flash_release_exceeds', `最多还可放出 ${unit.quota - unit.released} 件`);
    if (!(await release(unit, wanted, 'staff', call.actor.name))) fail('state_forbidden');
    await audit(call, 'flash.release', unit, `放出 ${units} 件（${reason}）`, { before: unit.released, after: wanted });
    return wanted;
  });
  forgetUnits();
  const live = await liveItem(id);
  await tend(id, target, live.paid, false).catch(() => undefined);
  return liveItem(id);
};

/** Changes how the rest comes out. @throws state_forbidden */
export const changePlan = async ({ id, release: plan, held }: z.output<typeof changePlanIn>, call: StaffCall): Promise<FlashLiveItem> => {
  await transact(async () => {
    const unit = await openUnit(id);
    await db()
      .updateTable('flash_items')
      .set({ plan: toJson(plan), held })
      .where('id', '=', id)
      .execute();
    await audit(call, 'flash.plan', unit, held ? '暂停放量' : '调整放量', {
      before: { plan: unit.plan, held: Boolean(unit.held) },
      after: { plan, held },
    });
  });
  forgetUnits();
  return liveItem(id);
};

/** Stops selling for the moment; or goes on, after the counters were built from the database. @throws state_forbidden */
export const haltItem = async ({ id, on, reason }: z.output<typeof haltIn>, call: StaffCall): Promise<FlashLiveItem> => {
  const unit = await openUnit(id);
  if (on) await setHalted(id, true).catch(() => undefined);
  await transact(async () => {
    await db()
      .updateTable('flash_items')
      .set({ halted_at: on ? now() : null, halt_reason: on ? reason : '' })
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .execute();
    await audit(call, on ? 'flash.halt' : 'flash.resume', unit, `${on ? '暂停售卖' : '恢复售卖'}（${reason}）`);
  });
  if (!on) await buildCounters(must(await readUnit(id)));
  forgetUnits();
  return liveItem(id);
};
