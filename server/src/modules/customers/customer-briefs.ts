import { query } from '../../platform/db/orm.ts';
import type { Customer } from './customer.entity.ts';

/** Stands for a name that was never given, or that WeChat has not let through. */
export const UNNAMED = '微信用户';

export interface CustomerBrief {
  readonly nickname: string;
  readonly avatar: string;
  /** The whole number; mask it before it is shown. */
  readonly phone: string | null;
}
/** Who some customers are, in one statement; an unknown id is absent. */
export const customerBriefs = async (ids: readonly number[]): Promise<Map<number, CustomerBrief>> => {
  if (ids.length === 0) return new Map();
  const rows = await query<typeof Customer>()
    .selectFrom('customers')
    .select(['id', 'nickname', 'nickname_doubtful', 'avatar', 'phone'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(
    rows.map(({ id, nickname, nickname_doubtful: doubtful, avatar, phone }) => [
      id,
      { nickname: doubtful ? UNNAMED : nickname, avatar, phone },
    ]),
  );
};

/** The openid to pay and to write to; null for a deleted customer. */
export const readOpenid = async (customerId: number): Promise<string | null> =>
  (await query<typeof Customer>().selectFrom('customers').select('openid').where('id', '=', customerId).executeTakeFirst())?.openid ?? null;

/** Customers found by what staff type: an id, a whole phone number, or how a nickname begins. At most `limit`, the newest first. */
export const searchCustomerIds = async (q: string, limit: number): Promise<number[]> => {
  const phone = q.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  const rows = await query<typeof Customer>()
    .selectFrom('customers')
    .select('id')
    .where((eb) =>
      /^1\d{10}$/.test(phone)
        ? eb('phone', '=', phone)
        : /^[1-9]\d{0,14}$/.test(q)
          ? eb.or([eb('id', '=', Number(q)), eb('nickname', 'like', `${q}%`)])
          : eb('nickname', 'like', `${q.replace(/[\\%_]/g, '\\$&')}%`),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
};

/** Ids of customers who are still here, in order, from above `after` on: for work that walks through all of them. */
export const customerIdsAfter = async (after: number, limit: number): Promise<number[]> =>
  (
    await query<typeof Customer>()
      .selectFrom('customers')
      .select('id')
      .where('id', '>', after)
      .where('deleted_at', 'is', null)
      .orderBy('id')
      .limit(limit)
      .execute()
  ).map((row) => row.id);

/** The customers whom a member of staff looks after; at most 5 000. */
export const ownedCustomerIds = async (staffId: number): Promise<number[]> =>
  (
    await query<typeof Customer>()
      .selectFrom('customers')
      .select('id')
      .where('owner_staff_id', '=', staffId)
      .orderBy('id', 'desc')
      .limit(5_000)
      .execute()
  ).map((row) => row.id);
