import { sql } from 'kysely';
import { tables } from './tables.ts';

/** Puts a product into exactly these groups; it keeps its place where it was already, and comes last in the others. */
export const setGroupsOf = async (productId: number, groupIds: readonly number[]): Promise<void> => {
  const db = tables();
  const rows = await db.selectFrom('group_products').select('group_id').where('product_id', '=', productId).execute();
  const before = rows.map((row) => row.group_id);
  const left = before.filter((id) => !groupIds.includes(id));
  const joined = [...new Set(groupIds)].filter((id) => !before.includes(id));
  if (left.length > 0) await db.deleteFrom('group_products').where('product_id', '=', productId).where('group_id', 'in', left).execute();
  for (const groupId of joined) {
    await sql`insert into group_products (group_id, product_id, position)
      select ${groupId}, ${productId}, coalesce(max(position), 0) + 1 from group_products where group_id = ${groupId}`.execute(db);
  }
};

/** Makes a group hold exactly these products in this order. */
export const setProductsOf = async (groupId: number, productIds: readonly number[]): Promise<void> => {
  const db = tables();
  await db.deleteFrom('group_products').where('group_id', '=', groupId).execute();
  const rows = [...new Set(productIds)].map((productId, i) => ({ group_id: groupId, product_id: productId, position: i + 1 }));
  if (rows.length > 0) await db.insertInto('group_products').values(rows).execute();
};
