import type { CustomerCall } from '../../platform/http/mount.ts';
import { now } from '../../platform/clock.ts';
import { must } from '../../platform/errors.ts';
import { tables } from './tables.ts';

/** Keeps products for a customer; those kept already stay where they were. */
export const addFavourites = async (customerId: number, productIds: readonly number[]): Promise<void> => {
  if (productIds.length === 0) return;
  const at = now();
  await tables()
    .insertInto('favourites')
    .values([...new Set(productIds)].map((productId) => ({ customer_id: customerId, product_id: productId, at })))
    .onDuplicateKeyUpdate({ customer_id: customerId })
    .execute();
};

/** @throws not_found when there is no such product for customers */
export const addFavourite = async ({ id }: { id: number }, { actor }: CustomerCall): Promise<{ ok: true }> => {
  must(await tables().selectFrom('products').select('id').where('id', '=', id).where('status', 'in', ['on', 'off']).executeTakeFirst());
  await addFavourites(actor.id, [id]);
  return { ok: true };
};

export const removeFavourites = async ({ ids }: { ids: number[] }, { actor }: CustomerCall): Promise<{ ok: true }> => {
  await tables().deleteFrom('favourites').where('customer_id', '=', actor.id).where('product_id', 'in', ids).execute();
  return { ok: true };
};

export const isFavourite = async (customerId: number, productId: number): Promise<boolean> =>
  (await tables()
    .selectFrom('favourites')
    .select('product_id')
    .where('customer_id', '=', customerId)
    .where('product_id', '=', productId)
    .executeTakeFirst()) !== undefined;
