import { json, toJson } from '../../platform/db/orm.ts';
import { now } from '../../platform/clock.ts';
import { remember } from '../../platform/remember.ts';
import type { BirthdayGift, FreightBenefit, LevelPrice } from './level.entity.ts';
import type { Level } from './level.ts';
import { db } from './points.entity.ts';

const select = async (): Promise<Level[]> => {
  const rows = await db().selectFrom('member_levels').selectAll().orderBy('threshold').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    threshold: row.threshold,
    color: row.color,
    price: row.price === null ? null : json<LevelPrice>(row.price),
    freight: json<FreightBenefit>(row.freight),
    pointsRate: row.points_rate,
    birthday: json<BirthdayGift>(row.birthday),
    note: row.note,
  }));
};

/** Every shop has a lowest level: it comes into being when somebody first asks. The unique threshold makes it one. */
const makeLowest = async (): Promise<void> => {
  const at = now();
  await db()
    .insertInto('member_levels')
    .ignore()
    .values({
      name: '普通会员',
      threshold: 0,
      color: '#8c8c8c',
      price: null,
      freight: toJson<FreightBenefit>({ kind: 'none' }) as never,
      points_rate: 1000,
      birthday: toJson<BirthdayGift>({ points: 0, couponTemplateId: null }) as never,
      note: '',
      created_at: at,
      updated_at: at,
    })
    .execute();
};

/** All levels as the database has them now, lowest first; there is at least one. */
export const loadLevels = async (): Promise<readonly Level[]> => {
  const levels = await select();
  if (levels.length > 0) return levels;
  await makeLowest();
  return select();
};
const { read, forget } = remember(loadLevels);
/** All levels, lowest first; there is at least one. At most a second old. */
export const readLevels = read;
/** Forgets what was read, in this process. */
export const forgetLevels = forget;
