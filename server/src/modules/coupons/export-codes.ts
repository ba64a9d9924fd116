import { z } from 'zod';
import { iso, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { writeSheet } from '../../platform/sheet.ts';
import { recordAudit } from '../audit/index.ts';
import { staffActor } from '../staff/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import { db } from './coupon.entity.ts';

const BATCH = 2_000;
const minute = (at: Date | null): string => (at ? iso(at).slice(0, 16).replace('T', ' ') : '');
/** `ABCD-EFGH-JKLM`, as it is printed; people may type it with or without the dashes. */
const printed = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/** Exports the codes of a batch in the background. @throws not_found */
export const exportCodes = ({ id, batchId }: { id: number; batchId: number }, call: StaffCall): Promise<{ taskId: string }> =>
  transact(async () => {
    const batch = await db()
      .selectFrom('coupon_code_batches')
      .selectAll()
      .where('id', '=', batchId)
      .where('template_id', '=', id)
      .executeTakeFirst();
    must(batch);
    await recordAudit(call.actor, {
      action: 'coupon.codes',
      subject: 'coupon_template',
      subjectId: id,
      summary: `导出兑换码批次 ${batchId}`,
    });
    const payload = { batchId, staffId: call.actor.id };
    return { taskId: String(await startTask({ kind: 'coupon-code-export', title: '导出兑换码', staffId: call.actor.id, payload })) };
  });

export const exportCodesTask = defineTask({
  kind: 'coupon-code-export',
  schema: z.object({ batchId: z.int(), staffId: z.int() }),
  run: async ({ batchId, staffId }, progress) => {
    const [staff, batch] = await Promise.all([
      staffActor(staffId),
      db().selectFrom('coupon_code_batches').selectAll().where('id', '=', batchId).executeTakeFirstOrThrow(),
    ]);
    const rows: (string | number)[][] = [];
    for (let after = 0; ; ) {
      const some = await db()
        .selectFrom('coupon_codes as k')
        .leftJoin('coupons as c', 'c.id', 'k.coupon_id')
        .select(['k.id', 'k.code', 'k.redeemed_at', 'c.customer_id'])
        .where('k.batch_id', '=', batchId)
        .where('k.id', '>', after)
        .orderBy('k.id')
        .limit(BATCH)
        .execute();
      const last = some.at(-1);
      if (!last) break;
      after = last.id;
      for (const row of some)
        rows.push([
          batch.kind === 'shared' ? row.code : printed(row.code),
          batch.kind === 'shared' ? `已兑换 ${batch.redeemed} 次` : row.redeemed_at ? '已兑换' : '未兑换',
          minute(row.redeemed_at),
          row.customer_id ?? '',
        ]);
      await progress(rows.length, Math.max(rows.length, batch.made));
    }
    const sheet = await writeSheet(['兑换码', '状态', '兑换时间', '顾客编号'], rows, {
      format: 'xlsx',
      title: '兑换码',
      stamp: `${staff.name} 导出于 ${minute(now())}，兑换码等同于优惠券，请妥善保管`,
      widths: { 兑换码: 22, 兑换时间: 18 },
    });
    return { file: { name: `兑换码-${batchId}.xlsx`, ...sheet }, message: `共 ${rows.length} 个兑换码` };
  },
});
