import type { z } from 'zod';
import type { levelIn, LevelRow, Levels, updateLevelIn } from '@huitou/shared-types/membership/schema.ts';
import { MOST_LEVELS } from '@huitou/shared-types/membership/states.ts';
import type { ScopeView } from '@huitou/shared-types/promotions/schema.ts';
import type { GoodsIds, Scope } from '@huitou/shared-types/promotions/scope.ts';
import { now } from '../../platform/clock.ts';
import { toJson } from '../../platform/db/orm.ts';
import { afterCommit, isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import type { Level } from './level.ts';
import { forgetLevels, loadLevels, readLevels } from './levels.ts';
import { db } from './points.entity.ts';

const idsOut = ({ categoryIds, brandIds, productIds, skuIds }: GoodsIds) => ({
  categoryIds: categoryIds.map(String),
  brandIds: brandIds.map(String),
  productIds: productIds.map(String),
  skuIds: skuIds.map(String),
});
const scopeOut = (scope: Scope): ScopeView => ({ all: scope.all, ...idsOut(scope), exclude: idsOut(scope.exclude) });

const view = (level: Level, members: number): LevelRow => ({
  id: String(level.id),
  name: level.name,
  threshold: level.threshold,
  color: level.color,
  price: level.price && { permille: level.price.permille, scope: scopeOut(level.price.scope) },
  freight: level.freight,
  pointsRate: level.pointsRate,
  birthday: {
    points: level.birthday.points,
    couponTemplateId: level.birthday.couponTemplateId === null ? null : String(level.birthday.couponTemplateId),
  },
  note: level.note,
  members,
});

const membersByLevel = async (): Promise<Map<number, number>> => {
  const rows = await db()
    .selectFrom('members')
    .select(['level_id', (eb) => eb.fn.countAll<number>().as('members')])
    .groupBy('level_id')
    .execute();
  return new Map(rows.map((row) => [row.level_id, Number(row.members)]));
};

/** Levels for staff, lowest first, each with how many have it. */
export const listLevels = async (): Promise<Levels> => {
  const [levels, members] = await Promise.all([readLevels(), membersByLevel()]);
  return { items: levels.map((level) => view(level, members.get(level.id) ?? 0)) };
};

type Fields = z.output<typeof levelIn>;
const columnsOf = (fields: Fields, at: Date) => ({
  name: fields.name,
  threshold: fields.threshold,
  color: fields.color,
  price: fields.price === null ? null : (toJson(fields.price) as never),
  freight: toJson(fields.freight) as never,
  points_rate: fields.pointsRate,
  birthday: toJson(fields.birthday) as never,
  note: fields.note,
  updated_at: at,
});

/** Changes of levels wait for each other, before they read anything: so each sees what the others did. */
const lockLevels = async (): Promise<void> => {
  await db().selectFrom('member_levels').select('id').orderBy('id').forUpdate().execute();
};
const written = async (id: number): Promise<LevelRow> => {
  const found = (await loadLevels()).find((level) => level.id === id) ?? fail('not_found');
  afterCommit(forgetLevels);
  return view(found, (await membersByLevel()).get(id) ?? 0);
};
const orTaken = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    return isDuplicate(error) ? fail('level_threshold_taken') : Promise.reject(error);
  }
};

/** Adds a level. Members who have spent enough get it within minutes. @throws too_many_levels, level_threshold_taken */
export const createLevel = (input: Fields, call: StaffCall): Promise<LevelRow> =>
  orTaken(() =>
    transact(async () => {
      await lockLevels();
      if ((await loadLevels()).length >= MOST_LEVELS) fail('too_many_levels');
      const at = now();
      const made = await db()
        .insertInto('member_levels')
        .values({ ...columnsOf(input, at), created_at: at })
        .executeTakeFirstOrThrow();
      const id = Number(made.insertId);
      await recordAudit(call.actor, {
        action: 'member.level-create',
        subject: 'member-level',
        subjectId: id,
        summary: `新增会员等级 ${input.name}`,
        after: input,
      });
      return written(id);
    }),
  );

/** Changes a level whole. @throws level_lowest when the lowest would not begin at 0; level_threshold_taken; not_found */
export const updateLevel = ({ id, ...fields }: z.output<typeof updateLevelIn>, call: StaffCall): Promise<LevelRow> =>
  orTaken(() =>
    transact(async () => {
      await lockLevels();
      const levels = await loadLevels();
      const before = levels.find((level) => level.id === id) ?? fail('not_found');
      if ((before === levels[0]) !== (fields.threshold === 0)) fail(before === levels[0] ? 'level_lowest' : 'level_threshold_taken');
      await db().updateTable('member_levels').set(columnsOf(fields, now())).where('id', '=', id).execute();
      await recordAudit(call.actor, {
        action: 'member.level-update',
        subject: 'member-level',
        subjectId: id,
        summary: `修改会员等级 ${fields.name}`,
        before,
        after: fields,
      });
      return written(id);
    }),
  );

/** Deletes a level that nobody has, by spend or from staff. @throws level_lowest, level_in_use, not_found */
export const deleteLevel = ({ id }: { id: number }, call: StaffCall): Promise<{ ok: true }> =>
  transact(async () => {
    await lockLevels();
    const levels = await loadLevels();
    const level = levels.find((one) => one.id === id) ?? fail('not_found');
    if (level === levels[0]) fail('level_lowest');
    const used = await db()
      .selectFrom('members')
      .select('customer_id')
      .where((eb) => eb.or([eb('level_id', '=', id), eb('own_level_id', '=', id)]))
      .limit(1)
      .executeTakeFirst();
    if (used) fail('level_in_use');
    await db().deleteFrom('member_levels').where('id', '=', id).execute();
    await recordAudit(call.actor, {
      action: 'member.level-delete',
      subject: 'member-level',
      subjectId: id,
      summary: `删除会员等级 ${level.name}`,
      before: level,
    });
    afterCommit(forgetLevels);
    return { ok: true } as const;
  });
