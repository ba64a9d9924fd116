import { AsyncLocalStorage } from 'node:async_hooks';
import type { importProductsIn } from '@huitou/shared-types/catalog/schema.ts';
import type { RowError } from '@huitou/shared-types/tasks/schema.ts';
import { z } from 'zod';
import { putPrivateFile, readFile, removeFile } from '../../../platform/files/files.ts';
import { fail, must } from '../../../platform/errors.ts';
import type { StaffCall } from '../../../platform/http/mount.ts';
import { newToken } from '../../../platform/ids.ts';
import { readSheet, writeSheet } from '../../../platform/sheet.ts';
import { staffActor } from '../../staff/index.ts';
import { defineTask, startTask, type TaskResult } from '../../tasks/index.ts';
import { checkMayPrice } from '../save-product.ts';
import { anchor } from './columns.ts';
import { groupRows } from './group-rows.ts';
import { Issues } from './issues.ts';
import { planImport } from './plan-import.ts';
import { readRow } from './read-rows.ts';
import { writeImport } from './write-import.ts';

const SHOWN = 500;
const MAX_ROWS = 20_000;
const payload = z.object({ file: z.string(), name: z.string(), dryRun: z.boolean(), staffId: z.int(), mayPrice: z.boolean() });

/** Only the outside is looked at here; the rows are read by the task. @throws import_unreadable */
const checkKind = (name: string, bytes: Uint8Array): 'xlsx' | 'csv' => {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (/\.xlsx$/i.test(name) && isZip) return 'xlsx';
  if (/\.(csv|txt)$/i.test(name) && !isZip && bytes.byteLength > 0) return 'csv';
  return fail('import_unreadable');
};

/**
 * Starts an import of products. An import that may change prices needs a fresh password, like the form; who may not change prices
 * can import what leaves them as they are. @throws import_unreadable, re_password_required
 */
export const importProducts = async (
  { file, dryRun }: z.output<typeof importProductsIn>,
  { actor }: StaffCall,
): Promise<{ taskId: string }> => {
  const kind = checkKind(file.name, file.bytes);
  const mayPrice = actor.permissions.has('product.price');
  if (mayPrice && dryRun === 'false') checkMayPrice(actor);
  const stored = await putPrivateFile(`imports/${newToken()}.${kind}`, file.bytes, 'application/octet-stream');
  const title = `${dryRun === 'true' ? '检查' : '导入'}商品：${file.name}`;
  const taskId = await startTask({
    kind: 'product-import',
    title,
    staffId: actor.id,
    payload: { file: stored, name: file.name, dryRun: dryRun === 'true', staffId: actor.id, mayPrice },
  });
  return { taskId: String(taskId) };
};

const shown = (errors: readonly RowError[]): RowError[] => [...errors].sort((a, b) => a.row - b.row).slice(0, SHOWN);
const more = (n: number): string => (n > SHOWN ? `，只显示前 ${SHOWN} 处` : '');

/** Warnings come as a file too: all of them, where the list ends at some number. */
const report = async (warnings: readonly RowError[]): Promise<TaskResult['file']> => {
  const sheet = await writeSheet(
    ['行', '列', '提醒'],
    warnings.map((one) => [one.row, one.column, one.message]),
    { format: 'xlsx', title: '提醒', widths: { 提醒: 60 } },
  );
  return { name: '导入提醒.xlsx', ...sheet };
};

export const importTask = defineTask({
  kind: 'product-import',
  schema: payload,
  run: async ({ file, name, dryRun, staffId, mayPrice }, progress) => {
    const bytes = must(await readFile(file), 'import_unreadable');
    const sheet = await readSheet({ name: file.endsWith('.xlsx') ? 'a.xlsx' : 'a.csv', bytes }, anchor, MAX_ROWS);
    const issues = new Issues();
    if (sheet.length === 0) fail('import_unreadable', '文件里没有数据');
    const actor = await staffActor(staffId);
    const groups = groupRows(
      sheet.map((row) => readRow(row, issues)),
      issues,
    );
    await progress(0, groups.length);
    const plans = await planImport(groups, { price: mayPrice, shelf: actor.permissions.has('product.shelf') }, issues);
    if (issues.errors.length > 0) {
      await removeFile(file);
      return {
        message: `文件有 ${issues.errors.length} 处错误，未导入任何数据${more(issues.errors.length)}`,
        errors: shown(issues.errors),
        failed: true,
      };
    }
    const changed = plans.filter((plan) => plan.changed);
    // The bar moves while the import's own transaction is still open.
    const outside = AsyncLocalStorage.snapshot();
    if (!dryRun && changed.length > 0) await writeImport(changed, actor, name, (done) => outside(() => progress(done, groups.length)));
    await removeFile(file);
    await progress(groups.length, groups.length);
    const made = changed.filter((plan) => plan.known === null).length;
    const warned = issues.warnings.length > 0 ? `；${issues.warnings.length} 处提醒${more(issues.warnings.length)}` : '';
    return {
      message: `${dryRun ? '检查通过，将' : '已'}新建 ${made} 个商品，更新 ${changed.length - made} 个，${plans.length - changed.length} 个无变化（共 ${sheet.length} 个 SKU）${warned}`,
      errors: shown(issues.warnings),
      ...(issues.warnings.length > 0 ? { file: await report(issues.warnings) } : {}),
    };
  },
});
