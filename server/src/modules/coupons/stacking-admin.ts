import type { CouponGroup, groupFields, Stacking, saveStackingIn, updateGroupIn } from '@huitou/shared-types/coupons/schema.ts';
import { groupNode, stackNodeLabels, stackNodes } from '@huitou/shared-types/coupons/states.ts';
import type { Ok } from '@huitou/shared-types/schema.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { isoOrNull, now } from '../../platform/clock.ts';
import { toJson } from '../../platform/db/orm.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { pairKey } from './choose/matrix.ts';
import { db } from './coupon.entity.ts';
import { forgetMatrix, groupDefaults, type Pair, readStackingRow, STACKING_ID } from './stacking.ts';

const MOST_GROUPS = 20;
/** A new shop has one group, so that a coupon can be made at once. */
const FIRST_GROUP = '通用券';

const readGroups = async (): Promise<CouponGroup[]> => {
  const { rows } = await sql<{ id: number; name: string; sort: number; templates: number }>`
    select g.id, g.name, g.sort, (select count(*) from coupon_templates t where t.group_id = g.id) as templates
    from coupon_groups g order by g.sort, g.id`.execute(db());
  return rows.map((row) => ({ id: String(row.id), name: row.name, sort: row.sort, templates: Number(row.templates) }));
};
const groupsOfShop = async (): Promise<CouponGroup[]> => {
  const groups = await readGroups();
  if (groups.length > 0) return groups;
  await db().insertInto('coupon_groups').ignore().values({ name: FIRST_GROUP, sort: 0 }).execute();
  return readGroups();
};

export const showStacking = async (): Promise<Stacking> => {
  const groups = await groupsOfShop();
  const row = await readStackingRow();
  const known = new Set<string>([...stackNodes, ...groups.map((group) => groupNode(group.id))]);
  return {
    version: row.version,
    groups,
    nodes: [
      ...stackNodes.map((key) => ({ key, label: stackNodeLabels[key], kind: 'promotion' as const })),
      ...groups.map((group) => ({ key: groupNode(group.id), label: group.name, kind: 'group' as const })),
    ],
    allowed: row.allowed.filter(({ a, b }) => known.has(a) && known.has(b)),
    updatedBy: row.updatedBy,
    updatedAt: isoOrNull(row.updatedAt),
  };
};

/** Writes the matrix over the version that was seen. @throws conflict */
const write = async (version: number, allowed: readonly Pair[], by: string): Promise<void> => {
  const columns = { version: version + 1, allowed: toJson([...allowed]), updated_by: by, updated_at: now() };
  if (version === 0) {
    const first = await db()
      .insertInto('coupon_stacking')
      .ignore()
      .values({ id: STACKING_ID, ...columns })
      .executeTakeFirst();
    if (first.numInsertedOrUpdatedRows !== 1n) fail('conflict');
  } else {
    const changed = await db()
      .updateTable('coupon_stacking')
      .set(columns)
      .where('id', '=', STACKING_ID)
      .where('version', '=', version)
      .executeTakeFirst();
    if (changed.numUpdatedRows !== 1n) fail('conflict');
  }
  forgetMatrix();
};

/** Says what may be used together. @throws coupon_invalid for a group that is not there; conflict */
export const saveStacking = (input: z.output<typeof saveStackingIn>, call: StaffCall): Promise<Stacking> =>
  transact(async () => {
    const before = await showStacking();
    const known = new Set(before.nodes.map((node) => node.key));
    if (input.allowed.some(({ a, b }) => !known.has(a) || !known.has(b))) fail('coupon_invalid', '叠加规则中有不存在的分组，请刷新');
    const pairs = new Map(input.allowed.map((pair) => [pairKey(pair.a, pair.b), pair]));
    const sorted = [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { a, b }]) => (a <= b ? { a, b } : { a: b, b: a }));
    await write(input.version, sorted, call.actor.name);
    await recordAudit(call.actor, {
      action: 'coupon.stacking',
      subject: 'coupon_stacking',
      subjectId: STACKING_ID,
      summary: '修改优惠叠加规则',
      before: before.allowed,
      after: sorted,
    });
    return showStacking();
  });

const named = async (id: number): Promise<CouponGroup> => must((await readGroups()).find((group) => group.id === String(id)));
/** @throws coupon_group_taken */
const refuseTaken = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await transact(work);
  } catch (error) {
    if (isDuplicate(error)) fail('coupon_group_taken');
    throw error;
  }
};

/** A new group may meet everything but a flash price and other coupons, until staff say otherwise. */
export const createGroup = (input: z.output<typeof groupFields>, call: StaffCall): Promise<CouponGroup> =>
  refuseTaken(async () => {
    const groups = await groupsOfShop();
    if (groups.length >= MOST_GROUPS) fail('invalid_input', `最多 ${MOST_GROUPS} 个分组`);
    const row = await readStackingRow();
    const made = await db().insertInto('coupon_groups').values(input).executeTakeFirstOrThrow();
    const id = Number(made.insertId);
    await write(row.version, [...row.allowed, ...groupDefaults(id)], call.actor.name);
    await recordAudit(call.actor, {
      action: 'coupon.group',
      subject: 'coupon_group',
      subjectId: id,
      summary: `新建优惠券分组：${input.name}`,
    });
    return named(id);
  });

/** @throws coupon_group_taken, not_found */
export const updateGroup = ({ id, ...input }: z.output<typeof updateGroupIn>, call: StaffCall): Promise<CouponGroup> =>
  refuseTaken(async () => {
    const before = await named(id);
    await db().updateTable('coupon_groups').set(input).where('id', '=', id).execute();
    await recordAudit(call.actor, {
      action: 'coupon.group',
      subject: 'coupon_group',
      subjectId: id,
      summary: `修改优惠券分组：${input.name}`,
      before: { name: before.name, sort: before.sort },
      after: input,
    });
    return named(id);
  });

/** @throws coupon_group_in_use, not_found */
export const removeGroup = ({ id }: { id: number }, call: StaffCall): Promise<Ok> =>
  transact(async () => {
    const group = await named(id);
    const removed =
      await sql`delete from coupon_groups where id = ${id} and not exists (select 1 from coupon_templates where group_id = ${id})`.execute(
        db(),
      );
    if (removed.numAffectedRows !== 1n) fail('coupon_group_in_use');
    await recordAudit(call.actor, {
      action: 'coupon.group',
      subject: 'coupon_group',
      subjectId: id,
      summary: `删除优惠券分组：${group.name}`,
    });
    return { ok: true };
  });
