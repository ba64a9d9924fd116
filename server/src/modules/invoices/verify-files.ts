import { DAY, later, now } from '../../platform/clock.ts';
import { readFile } from '../../platform/files/files.ts';
import { sha256 } from '../../platform/ids.ts';
import { log } from '../../platform/log.ts';
import { setTrouble } from './read-invoice.ts';
import { db, type FileRow } from './tables.ts';

export interface Report {
  checked: number;
  altered: number;
  missing: number;
}
const labels = { altered: '已被改动', missing: '已丢失' } as const;
const BATCH = 200;
/** Every file is looked at this often. */
const EVERY_MS = 7 * DAY;

/** Compares kept files with the hashes of what came; what differs is marked and shown, and so is what is right again (restored from a backup). */
export const verifyFiles = async (files: readonly FileRow[]): Promise<Report> => {
  const report: Report = { checked: 0, altered: 0, missing: 0 };
  for (const file of files) {
    if (file.path === '') continue;
    report.checked += 1;
    const bytes = await readFile(file.path);
    const state = bytes === null ? 'missing' : sha256(bytes) === file.sha256 ? 'kept' : 'altered';
    if (state !== 'kept') report[state] += 1;
    await db().updateTable('invoice_files').set({ state, verified_at: now() }).where('id', '=', file.id).execute();
    if (state === file.state) continue;
    if (state === 'kept') {
      await forgiveRestored(file.invoice_id);
      continue;
    }
    log.error({ invoice: file.invoice_id, file: file.path, state }, 'a kept invoice file is not what it was');
    await setTrouble(file.invoice_id, `${file.format.toUpperCase()} 文件${labels[state]}`);
  }
  return report;
};

/** Takes the warning back when the last of an invoice's files is right again. */
const forgiveRestored = async (invoiceId: number): Promise<void> => {
  const bad = await db()
    .selectFrom('invoice_files')
    .select('id')
    .where('invoice_id', '=', invoiceId)
    .where('state', 'in', ['altered', 'missing'])
    .executeTakeFirst();
  if (!bad)
    await db().updateTable('invoices').set({ trouble: '' }).where('id', '=', invoiceId).where('trouble', 'like', '%文件已%').execute();
};

/** The files whose turn it is, within their legal term. */
export const verifyDue = async (): Promise<number> => {
  const due = await db()
    .selectFrom('invoice_files')
    .selectAll()
    .where('state', 'in', ['kept', 'altered', 'missing'])
    .where('verified_at', '<', later(-EVERY_MS))
    .orderBy('verified_at')
    .limit(BATCH)
    .execute();
  await verifyFiles(due);
  return due.length;
};

export const filesOf = (invoiceId: number): Promise<FileRow[]> =>
  db().selectFrom('invoice_files').selectAll().where('invoice_id', '=', invoiceId).orderBy('red_key').orderBy('id').execute();
