import type { StaffFlash } from '@huitou/shared-types/flash-sales/schema.ts';
import type { saveFlashIn, updateFlashIn } from '@huitou/shared-types/flash-sales/schema.ts';
import type { Ok } from '@huitou/shared-types/schema.ts';
import type { z } from 'zod';
import { DAY, iso, now } from '../../platform/clock.ts';
import { insertRows } from '../../platform/db/prepared.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { readSkus, type SkuSnapshot } from '../catalog/index.ts';
import { readLocation } from '../stores/index.ts';
import type { ActivityRow } from './activity.entity.ts';
import { db } from './claim.entity.ts';
import { flashDetail } from './staff-flash.queries.ts';
import { unitsOfActivity } from './read-items.ts';

export type FlashFields = z.output<typeof saveFlashIn>;

/** What cannot work at all is refused when it is saved. @throws flash_times, flash_overlap, flash_price, item_unavailable, not_found */
export const checkFields = async (fields: FlashFields): Promise<Map<number, SkuSnapshot>> => {
  must(await readLocation(fields.locationId));
  const windows = new Map<number, { from: number; until: number }[]>();
  for (const session of fields.sessions) {
    const [from, until] = [Date.parse(session.startsAt), Date.parse(session.endsAt)];
    if (!(until > from)) fail('flash_times', '结束时间须晚于开始时间');
    if (until - from > 7 * DAY) fail('flash_times', '一场最多 7 天');
    if (until <= now().getTime()) fail('flash_times', '场次已经结束，请调整时间');
    if (new Set(session.items.map((item) => item.skuId)).size !== session.items.length) fail('flash_overlap', '同一场次中商品重复');
    for (const { skuId, quota, release } of session.items) {
      const known = windows.get(skuId) ?? [];
      if (known.some((one) => from < one.until && until > one.from)) fail('flash_overlap', undefined, { skuId: String(skuId) });
      windows.set(skuId, [...known, { from, until }]);
      const longest = Math.max(0, ...(release.mode === 'waves' ? release.waves.map((wave) => wave.afterMinutes) : []));
      if (from + longest * 60_000 >= until) fail('flash_times', '放量时间须在场次之内', { skuId: String(skuId) });
      if (quota < 1) fail('invalid_input');
    }
  }
  const skus = new Map((await readSkus([...windows.keys()])).map((sku) => [sku.skuId, sku]));
  for (const { items } of fields.sessions)
    for (const item of items) {
      const sku = skus.get(item.skuId);
      if (!sku) return fail('item_unavailable', undefined, { skuId: String(item.skuId) });
      if (item.price >= sku.price) fail('flash_price', `“${sku.productName}”的秒杀价须低于售价`, { skuId: String(item.skuId) });
    }
  return skus;
};

const columns = (fields: FlashFields) => {
  const starts = fields.sessions.map((session) => Date.parse(session.startsAt));
  const ends = fields.sessions.map((session) => Date.parse(session.endsAt));
  return {
    name: fields.name,
    rules: fields.rules,
    location_id: fields.locationId,
    unpaid_minutes: fields.unpaidMinutes,
    warm_up_minutes: fields.warmUpMinutes,
    remind_minutes: fields.remindMinutes,
    starts_at: new Date(Math.min(...starts)),
    ends_at: new Date(Math.max(...ends)),
  };
};

const writeSessions = async (activityId: number, fields: FlashFields, skus: ReadonlyMap<number, SkuSnapshot>): Promise<void> => {
  for (const session of fields.sessions) {
    const sessionId = await insertRows(db(), 'flash_sessions', [
      { activity_id: activityId, starts_at: new Date(session.startsAt), ends_at: new Date(session.endsAt), reminded_at: null },
    ]);
    await insertRows(
      db(),
      'flash_items',
      session.items.map((item, sort) => ({
        activity_id: activityId,
        session_id: sessionId,
        sku_id: item.skuId,
        product_id: skus.get(item.skuId)?.productId ?? 0,
        sort,
        price: item.price,
        list_price: skus.get(item.skuId)?.price ?? item.price,
        quota: item.quota,
        per_customer: item.perCustomer,
        per_address: item.perAddress,
        per_device: item.perDevice,
        per_ip: item.perIp,
        waiters_max: item.waitersMax,
        plan: item.release,
        held: false,
        released: 0,
        claimed: 0,
        epoch: 0,
        halted_at: null,
        halt_reason: '',
        sold_out_at: null,
        closed_at: null,
      })),
    );
  }
};

/** Writes a draft, in the caller's transaction. @returns its id */
export const insertFlash = async (fields: FlashFields, skus: ReadonlyMap<number, SkuSnapshot>): Promise<number> => {
  const id = await insertRows(db(), 'flash_activities', [
    { ...columns(fields), version: 1, status: 'draft', created_at: now(), published_at: null, ended_at: null },
  ]);
  await writeSessions(id, fields, skus);
  return id;
};

/** @throws flash_times, flash_overlap, flash_price, item_unavailable */
export const createFlash = async (fields: FlashFields, call: StaffCall): Promise<StaffFlash> => {
  const skus = await checkFields(fields);
  const id = await transact(async () => {
    const made = await insertFlash(fields, skus);
    await recordAudit(call.actor, {
      action: 'flash.create',
      subject: 'flash',
      subjectId: made,
      summary: `新增秒杀：${fields.name}`,
      after: fields,
    });
    return made;
  });
  return flashDetail({ id });
};

const lockDraft = async (id: number): Promise<ActivityRow> => {
  const row = must(await db().selectFrom('flash_activities').selectAll().where('id', '=', id).forUpdate().executeTakeFirst());
  return row.status === 'draft' ? row : fail('state_forbidden', '已发布的活动不能修改，请停止后复制一份');
};
const clearSessions = async (id: number): Promise<void> => {
  await db().deleteFrom('flash_items').where('activity_id', '=', id).execute();
  await db().deleteFrom('flash_sessions').where('activity_id', '=', id).execute();
};

/** Changes a draft as a whole. @throws conflict when somebody else changed it, state_forbidden once it is published */
export const updateFlash = async ({ id, version, ...fields }: z.output<typeof updateFlashIn>, call: StaffCall): Promise<StaffFlash> => {
  const skus = await checkFields(fields);
  await transact(async () => {
    const before = await lockDraft(id);
    if (before.version !== version) fail('conflict');
    await db()
      .updateTable('flash_activities')
      .set({ ...columns(fields), version: version + 1 })
      .where('id', '=', id)
      .execute();
    await clearSessions(id);
    await writeSessions(id, fields, skus);
    await recordAudit(call.actor, {
      action: 'flash.update',
      subject: 'flash',
      subjectId: id,
      summary: `修改秒杀：${fields.name}`,
      after: fields,
    });
  });
  return flashDetail({ id });
};

/** @throws state_forbidden once it is published */
export const removeFlash = async ({ id }: { id: number }, call: StaffCall): Promise<Ok> => {
  await transact(async () => {
    const row = await lockDraft(id);
    await clearSessions(id);
    await db().deleteFrom('flash_activities').where('id', '=', id).execute();
    await recordAudit(call.actor, { action: 'flash.remove', subject: 'flash', subjectId: id, summary: `删除秒杀草稿：${row.name}` });
  });
  return { ok: true };
};

/** A new draft of the same shape: by whole days later, so that it lies in the future and does not overlap the one it is made from. */
export const duplicateFlash = async ({ id }: { id: number }, call: StaffCall): Promise<StaffFlash> => {
  const row = must(await db().selectFrom('flash_activities').selectAll().where('id', '=', id).executeTakeFirst());
  const units = await unitsOfActivity(id);
  const span = Math.max(now().getTime(), row.ends_at.getTime()) - row.starts_at.getTime();
  const shift = Math.ceil(Math.max(span, 1) / DAY) * DAY;
  const at = (time: Date): string => iso(new Date(time.getTime() + shift));
  const sessions = [...new Set(units.map((unit) => unit.session_id))].map((sessionId) => {
    const mine = units.filter((unit) => unit.session_id === sessionId);
    const first = mine[0] as (typeof mine)[number];
    return {
      startsAt: at(first.starts_at),
      endsAt: at(first.ends_at),
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
  });
  return createFlash(
    {
      name: `${row.name.slice(0, 27)} 副本`,
      rules: row.rules,
      locationId: row.location_id,
      unpaidMinutes: row.unpaid_minutes,
      warmUpMinutes: row.warm_up_minutes,
      remindMinutes: row.remind_minutes,
      sessions,
    },
    call,
  );
};
