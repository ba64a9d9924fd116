import type { exportFlashIn } from '@huitou/shared-types/flash-sales/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { z } from 'zod';
import { iso, isoOrNull, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { writeSheet } from '../../platform/sheet.ts';
import { recordAudit } from '../audit/index.ts';
import { readSkus } from '../catalog/index.ts';
import { customerBriefs } from '../customers/index.ts';
import { readOrders } from '../orders/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import { db } from './claim.entity.ts';
import { unitsOfActivity } from './read-items.ts';

const BATCH = 500;
const columns = [
  '场次开始',
  '商品',
  '规格',
  '秒杀价',
  '数量',
  '顾客',
  '订单号',
  '抢到时间',
  '下单时间',
  '支付时间',
  '释放数量',
  '释放时间',
];
const minute = (time: string | null): string => (time ? time.slice(0, 19).replace('T', ' ') : '');
const payload = z.object({ id: z.int(), format: z.enum(['xlsx', 'csv']), staffName: z.string() });

/** Exports every claim of a flash sale in the background. @throws not_found */
export const startFlashExport = async ({ id, format }: z.output<typeof exportFlashIn>, call: StaffCall): Promise<{ taskId: string }> =>
  transact(async () => {
    const activity = must(await db().selectFrom('flash_activities').select('name').where('id', '=', id).executeTakeFirst());
    await recordAudit(call.actor, { action: 'flash.export', subject: 'flash', subjectId: id, summary: `导出秒杀：${activity.name}` });
    const task = { kind: 'flash-export', title: `导出秒杀：${activity.name}`, staffId: call.actor.id };
    return { taskId: String(await startTask({ ...task, payload: { id, format, staffName: call.actor.name } })) };
  });

export const exportFlashTask = defineTask({
  kind: 'flash-export',
  schema: payload,
  run: async ({ id, format, staffName }, progress) => {
    const units = new Map((await unitsOfActivity(id)).map((unit) => [unit.id, unit]));
    const skus = new Map((await readSkus([...units.values()].map((unit) => unit.sku_id))).map((sku) => [sku.skuId, sku]));
    const rows: (string | number)[][] = [];
    for (let after = 0; ; ) {
      const batch = await db()
        .selectFrom('flash_claims')
        .selectAll()
        .where('item_id', 'in', [...units.keys(), 0])
        .where('id', '>', after)
        .orderBy('id')
        .limit(BATCH)
        .execute();
      if (batch.length === 0) break;
      after = batch.at(-1)?.id ?? 0;
      const [names, orders] = await Promise.all([
        customerBriefs(batch.map((claim) => claim.customer_id)),
        readOrders(batch.flatMap((claim) => claim.order_id ?? [])),
      ]);
      const numbers = new Map([...orders.values()].map((order) => [order.id, order.no]));
      for (const claim of batch) {
        const unit = units.get(claim.item_id);
        const sku = skus.get(unit?.sku_id ?? 0);
        rows.push([
          minute(isoOrNull(unit?.starts_at)),
          sku?.productName ?? '',
          sku?.spec ?? '',
          yuan(unit?.price ?? 0),
          claim.quantity,
          names.get(claim.customer_id)?.nickname ?? '',
          numbers.get(claim.order_id ?? 0) ?? '',
          minute(iso(claim.claimed_at)),
          minute(iso(claim.ordered_at)),
          minute(isoOrNull(claim.paid_at)),
          claim.returned,
          minute(isoOrNull(claim.returned_at)),
        ]);
      }
      await progress(rows.length, rows.length + BATCH);
    }
    const stamp = `${staffName} 导出于 ${minute(iso(now()))}，含个人信息，请妥善保管`;
    const sheet = await writeSheet(columns, rows, { format, title: '秒杀', stamp, widths: { 订单号: 26, 商品: 32 } });
    return { file: { name: `秒杀.${format}`, ...sheet }, message: `共 ${rows.length} 条` };
  },
});
