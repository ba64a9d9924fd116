import type { Group, Groups, saveGroupIn, updateGroupIn } from '@huitou/shared-types/catalog/schema.ts';
import type { z } from 'zod';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { catalogChanged } from './cache.ts';
import { setProductsOf } from './group-products.ts';
import { tables } from './tables.ts';

const read = async (id?: number): Promise<Group[]> => {
  const groups = await tables()
    .selectFrom('product_groups')
    .selectAll()
    .$if(id !== undefined, (q) => q.where('id', '=', id as number))
    .orderBy('sort')
    .orderBy('id')
    .execute();
  if (groups.length === 0) return [];
  const members = await tables()
    .selectFrom('group_products')
    .select(['group_id', 'product_id'])
    .where(
      'group_id',
      'in',
      groups.map((row) => row.id),
    )
    .orderBy('position')
    .orderBy('product_id')
    .execute();
  const byGroup = Map.groupBy(members, (row) => row.group_id);
  return groups.map((row) => ({
    id: String(row.id),
    name: row.name,
    subtitle: row.subtitle,
    onHome: Boolean(row.on_home),
    sort: row.sort,
    productIds: (byGroup.get(row.id) ?? []).map((one) => String(one.product_id)),
  }));
};
export const listGroups = async (): Promise<Groups> => ({ items: await read() });

const checkProducts = async (ids: readonly number[]): Promise<void> => {
  if (ids.length === 0) return;
  const found = await tables().selectFrom('products').select('id').where('id', 'in', ids).execute();
  if (found.length !== new Set(ids).size) fail('invalid_input', '有商品不存在');
};

export const createGroup = async ({ productIds, onHome, ...columns }: z.output<typeof saveGroupIn>, { actor }: StaffCall): Promise<Group> =>
  transact(async () => {
    await checkProducts(productIds);
    const { insertId } = await tables()
      .insertInto('product_groups')
      .values({ ...columns, on_home: onHome })
      .executeTakeFirstOrThrow();
    const id = Number(insertId);
    await setProductsOf(id, productIds);
    await recordAudit(actor, { action: 'group.create', subject: 'group', subjectId: id, summary: `新建分组：${columns.name}` });
    catalogChanged();
    return must((await read(id))[0]);
  });

export const updateGroup = async (
  { id, productIds, onHome, ...columns }: z.output<typeof updateGroupIn>,
  { actor }: StaffCall,
): Promise<Group> =>
  transact(async () => {
    const before = must((await read(id))[0]);
    await checkProducts(productIds);
    await tables()
      .updateTable('product_groups')
      .set({ ...columns, on_home: onHome })
      .where('id', '=', id)
      .execute();
    await setProductsOf(id, productIds);
    await recordAudit(actor, {
      action: 'group.update',
      subject: 'group',
      subjectId: id,
      summary: `修改分组：${columns.name}`,
      before,
      after: { ...columns, onHome, productIds },
    });
    catalogChanged();
    return must((await read(id))[0]);
  });

export const deleteGroup = async ({ id }: { id: number }, { actor }: StaffCall): Promise<{ ok: true }> =>
  transact(async () => {
    const before = must((await read(id))[0]);
    await tables().deleteFrom('group_products').where('group_id', '=', id).execute();
    await tables().deleteFrom('product_groups').where('id', '=', id).execute();
    await recordAudit(actor, { action: 'group.delete', subject: 'group', subjectId: id, summary: `删除分组：${before.name}`, before });
    catalogChanged();
    return { ok: true };
  });
