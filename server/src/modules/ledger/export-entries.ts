import { exportEntriesIn } from '@huitou/shared-types/ledger/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { z } from 'zod';
import { iso, now } from '../../platform/clock.ts';
import { encodeCursor } from '../../platform/db/keyset.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { writeSheet } from '../../platform/sheet.ts';
import { recordAudit } from '../audit/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import { accountName, findAccount } from './accounts.ts';
import { readEntries } from './entries.queries.ts';

const MAX_ENTRIES = 100_000;
const BATCH = 1_000;
const payload = z.object({ filters: exportEntriesIn, staffName: z.string() });

/** Exports the entries of an account in the background, watermarked with who asked and when. */
export const startExport = (input: z.output<typeof exportEntriesIn>, call: StaffCall): Promise<{ taskId: string }> =>
  transact(async () => {
    if (!findAccount(input.code)) fail('not_found');
    await recordAudit(call.actor, {
      action: 'ledger.export',
      subject: 'account',
      subjectId: input.code.slice(0, 40),
      summary: '导出账户流水',
      after: input,
    });
    const title = `导出流水：${accountName(input.code)}`;
    const task = { kind: 'ledger-export', title, staffId: call.actor.id, payload: { filters: input, staffName: call.actor.name } };
    return { taskId: String(await startTask(task)) };
  });

const columns = ['时间', '流水号', '凭证', '类型', '摘要', '来源', '来源单号', '借方（元）', '贷方（元）', '余额（元）', '经办'];
const second = (at: Date): string => iso(at).slice(0, 19).replace('T', ' ');

export const exportEntriesTask = defineTask({
  kind: 'ledger-export',
  schema: payload,
  run: async ({ filters, staffName }, progress) => {
    const rows: (string | number)[][] = [];
    for (let cursor: string | undefined; rows.length < MAX_ENTRIES; ) {
      const { rows: found, sortValues } = await readEntries({ ...filters, limit: BATCH, cursor });
      for (const row of found.slice(0, BATCH)) {
        rows.push([
          second(row.at),
          row.id,
          row.reference,
          row.kind,
          row.title,
          row.source_kind,
          row.source_no,
          row.amount > 0 ? yuan(row.amount) : '',
          row.amount < 0 ? yuan(-row.amount) : '',
          yuan(row.balanceAfter),
          row.staff_name,
        ]);
      }
      await progress(rows.length, MAX_ENTRIES);
      const last = found[BATCH - 1];
      if (found.length <= BATCH || !last) break;
      cursor = encodeCursor(sortValues(last));
    }
    const stamp = `${staffName} 导出于 ${second(now())}`;
    const sheet = await writeSheet(columns, rows, {
      format: filters.format,
      title: '流水',
      stamp,
      widths: { 时间: 20, 凭证: 30, 摘要: 30, 来源单号: 26 },
    });
    return {
      file: { name: `账户流水.${filters.format}`, ...sheet },
      message: `共 ${rows.length} 条流水${rows.length >= MAX_ENTRIES ? `，已达上限 ${MAX_ENTRIES}` : ''}`,
    };
  },
});
