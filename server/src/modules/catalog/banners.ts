import type { AdminBanner, AdminBanners, saveBannerIn, updateBannerIn } from '@huitou/shared-types/catalog/schema.ts';
import type { z } from 'zod';
import { isoOrNull } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { catalogChanged } from './cache.ts';
import { tables } from './tables.ts';

type BannerInput = z.output<typeof saveBannerIn>;

const read = async (id?: number): Promise<AdminBanner[]> => {
  const rows = await tables()
    .selectFrom('banners')
    .selectAll()
    .$if(id !== undefined, (q) => q.where('id', '=', id as number))
    .orderBy('sort')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: String(row.id),
    picture: row.picture,
    link: row.link,
    title: row.title,
    sort: row.sort,
    visible: Boolean(row.visible),
    from: isoOrNull(row.starts_at),
    to: isoOrNull(row.ends_at),
  }));
};
export const listBanners = async (): Promise<AdminBanners> => ({ items: await read() });

const columnsOf = ({ from, to, ...rest }: BannerInput) => {
  if (from !== null && to !== null && Date.parse(to) <= Date.parse(from)) fail('invalid_input', '结束时间须晚于开始时间');
  // A script address in a link would run in the storefront.
  if (/^\s*(javascript|data|vbscript):/i.test(rest.link)) fail('invalid_input', '链接不正确');
  return { ...rest, starts_at: from === null ? null : new Date(from), ends_at: to === null ? null : new Date(to) };
};

export const createBanner = async (input: BannerInput, { actor }: StaffCall): Promise<AdminBanner> =>
  transact(async () => {
    const { insertId } = await tables().insertInto('banners').values(columnsOf(input)).executeTakeFirstOrThrow();
    await recordAudit(actor, {
      action: 'banner.create',
      subject: 'banner',
      subjectId: Number(insertId),
      summary: `新建轮播图：${input.title}`,
    });
    catalogChanged();
    return must((await read(Number(insertId)))[0]);
  });

export const updateBanner = async ({ id, ...input }: z.output<typeof updateBannerIn>, { actor }: StaffCall): Promise<AdminBanner> =>
  transact(async () => {
    const before = must((await read(id))[0]);
    await tables().updateTable('banners').set(columnsOf(input)).where('id', '=', id).execute();
    await recordAudit(actor, {
      action: 'banner.update',
      subject: 'banner',
      subjectId: id,
      summary: `修改轮播图：${input.title}`,
      before,
      after: input,
    });
    catalogChanged();
    return must((await read(id))[0]);
  });

export const deleteBanner = async ({ id }: { id: number }, { actor }: StaffCall): Promise<{ ok: true }> =>
  transact(async () => {
    const before = must((await read(id))[0]);
    await tables().deleteFrom('banners').where('id', '=', id).execute();
    await recordAudit(actor, { action: 'banner.delete', subject: 'banner', subjectId: id, summary: `删除轮播图：${before.title}`, before });
    catalogChanged();
    return { ok: true };
  });
