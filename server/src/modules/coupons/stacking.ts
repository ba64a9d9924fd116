import { groupNode, stackNodes } from '@huitou/shared-types/coupons/states.ts';
import { json } from '../../platform/db/orm.ts';
import { remember } from '../../platform/remember.ts';
import { makeMatrix, type Matrix } from './choose/matrix.ts';
import { db } from './coupon.entity.ts';

export const STACKING_ID = 1;

export type Pair = { readonly a: string; readonly b: string };
/** Member price and both kinds of activity go with everything but a flash price; what groups do among themselves is said by staff. */
const mutual: readonly Pair[] = [
  { a: 'member', b: 'full_reduction' },
  { a: 'activity', b: 'full_reduction' },
];
/** What a group may meet until staff say otherwise: everything but a flash price, and no other coupon. */
export const groupDefaults = (groupId: number): Pair[] =>
  stackNodes.filter((node) => node !== 'flash').map((node) => ({ a: groupNode(groupId), b: node }));

/** The stored matrix, or what holds before anybody has said anything. */
export const readStackingRow = async (): Promise<{
  version: number;
  allowed: readonly Pair[];
  updatedBy: string;
  updatedAt: Date | null;
}> => {
  const row = await db().selectFrom('coupon_stacking').selectAll().where('id', '=', STACKING_ID).executeTakeFirst();
  if (row) return { version: row.version, allowed: json<Pair[]>(row.allowed), updatedBy: row.updated_by, updatedAt: row.updated_at };
  const groups = await db().selectFrom('coupon_groups').select('id').execute();
  return { version: 0, allowed: [...mutual, ...groups.flatMap(({ id }) => groupDefaults(id))], updatedBy: '', updatedAt: null };
};

const { read, forget } = remember(async (): Promise<Matrix> => makeMatrix((await readStackingRow()).allowed));
/** What may be used together. At most a second old: staff's change shows everywhere within that. */
export const readMatrix = read;
/** Forgets what was read, in this process. */
export const forgetMatrix = forget;
