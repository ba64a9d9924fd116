import { exportSimulationIn } from '@huitou/shared-types/simulator/schema.ts';
import { MOST_ORDERS } from '@huitou/shared-types/simulator/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { z } from 'zod';
import { iso, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { writeSheet } from '../../platform/sheet.ts';
import { recordAudit } from '../audit/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import { db } from './simulation.entity.ts';
import { showSimulation } from './simulations.queries.ts';

const BATCH = 2_000;
const payload = z.object({ filters: exportSimulationIn, title: z.string(), staffName: z.string() });

/** Exports the touched orders in the background. @throws state_forbidden before it is done */
export const startExport = async (input: z.output<typeof exportSimulationIn>, call: StaffCall): Promise<{ taskId: string }> => {
  const { title, status } = await showSimulation({ id: input.id });
  if (status !== 'done') fail('state_forbidden', '模拟完成后才能导出');
  return transact(async () => {
    await recordAudit(call.actor, {
      action: 'simulation.export',
      subject: 'simulation',
      subjectId: input.id,
      summary: `导出促销模拟：${title}`,
    });
    const task = {
      kind: 'simulation-export',
      title: `导出模拟结果：${title}`,
      staffId: call.actor.id,
      payload: { filters: { ...input, id: String(input.id) }, title, staffName: call.actor.name },
    };
    return { taskId: String(await startTask(task)) };
  });
};

const columns = [
  '付款时间',
  '订单号',
  '原商品金额（元）',
  '模拟后（元）',
  '少收运费（元）',
  '优惠成本（元）',
  '商品成本（元）',
  '原毛利（元）',
  '模拟后毛利（元）',
  '低于成本',
];
const second = (at: Date): string => iso(at).slice(0, 19).replace('T', ' ');
/** A number, so that spreadsheets add up what is below zero, too. */
const amount = (fen: number | null): number | string => (fen === null ? '' : Number(yuan(fen)));

export const exportSimulationTask = defineTask({
  kind: 'simulation-export',
  schema: payload,
  run: async ({ filters, title, staffName }, progress) => {
    const rows: (string | number)[][] = [];
    for (let after = 0; rows.length < MOST_ORDERS; ) {
      let list = db().selectFrom('simulated_orders').selectAll().where('simulation_id', '=', filters.id).where('id', '>', after);
      if (filters.wentBelow !== undefined) list = list.where('went_below', '=', filters.wentBelow);
      const found = await list.orderBy('id').limit(BATCH).execute();
      for (const row of found)
        rows.push([
          second(row.paid_at),
          row.order_no,
          amount(row.goods_before),
          amount(row.goods_after),
          amount(row.freight_off),
          amount(row.discount),
          amount(row.cost),
          amount(row.margin_before),
          amount(row.margin_after),
          row.went_below ? '是' : '',
        ]);
      await progress(rows.length, Math.max(rows.length, 1));
      after = found.at(-1)?.id ?? after;
      if (found.length < BATCH) break;
    }
    const stamp = `${title} · ${staffName} 导出于 ${second(now())}`;
    const sheet = await writeSheet(columns, rows, {
      format: filters.format,
      title: '模拟结果',
      stamp,
      widths: { 付款时间: 20, 订单号: 28 },
    });
    return { file: { name: `促销模拟.${filters.format}`, ...sheet }, message: `共 ${rows.length} 单` };
  },
});
