import type { Brand, Brands, saveBrandIn, updateBrandIn } from '@huitou/shared-types/catalog/schema.ts';
import type { z } from 'zod';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { catalogChanged } from './cache.ts';
import { reindexLater } from './search/reindex.ts';
import { tables } from './tables.ts';

const read = async (id?: number): Promise<Brand[]> => {
  const rows = await tables()
    .selectFrom('brands as b')
    .leftJoin('products as p', (join) => join.onRef('p.brand_id', '=', 'b.id').on('p.status', '<>', 'recycled'))
    .select(['b.id', 'b.name', 'b.logo', (eb) => eb.fn.count<number>('p.id').as('products')])
    .$if(id !== undefined, (q) => q.where('b.id', '=', id as number))
    .groupBy(['b.id', 'b.name', 'b.logo'])
    .orderBy('b.id')
    .execute();
  return rows.map((row) => ({ id: String(row.id), name: row.name, logo: row.logo, products: Number(row.products) }));
};
export const listBrands = async (): Promise<Brands> => ({ items: await read() });

const unique = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (isDuplicate(error)) fail('conflict', '品牌名称已存在');
    throw error;
  }
};

/** @throws conflict when the name is taken */
export const createBrand = async (input: z.output<typeof saveBrandIn>, { actor }: StaffCall): Promise<Brand> =>
  transact(async () => {
    const { insertId } = await unique(tables().insertInto('brands').values(input).executeTakeFirstOrThrow());
    await recordAudit(actor, { action: 'brand.create', subject: 'brand', subjectId: Number(insertId), summary: `新建品牌：${input.name}` });
    return must((await read(Number(insertId)))[0]);
  });

/** @throws conflict when the name is taken, not_found */
export const updateBrand = async ({ id, ...columns }: z.output<typeof updateBrandIn>, { actor }: StaffCall): Promise<Brand> =>
  transact(async () => {
    const [before] = await read(id);
    must(before);
    await unique(tables().updateTable('brands').set(columns).where('id', '=', id).execute());
    await recordAudit(actor, {
      action: 'brand.update',
      subject: 'brand',
      subjectId: id,
      summary: `修改品牌：${columns.name}`,
      before,
      after: columns,
    });
    if (before?.name !== columns.name) await reindexLater({ brandId: id });
    catalogChanged();
    return must((await read(id))[0]);
  });

/** @throws conflict while products bear it, those in the recycle bin too */
export const deleteBrand = async ({ id }: { id: number }, { actor }: StaffCall): Promise<{ ok: true }> =>
  transact(async () => {
    const row = must(await tables().selectFrom('brands').select('name').where('id', '=', id).forUpdate().executeTakeFirst());
    if (await tables().selectFrom('products').select('id').where('brand_id', '=', id).limit(1).executeTakeFirst())
      fail('conflict', '还有商品使用该品牌，不能删除');
    await tables().deleteFrom('brands').where('id', '=', id).execute();
    await recordAudit(actor, { action: 'brand.delete', subject: 'brand', subjectId: id, summary: `删除品牌：${row.name}` });
    return { ok: true };
  });
