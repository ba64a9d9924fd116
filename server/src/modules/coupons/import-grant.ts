import type { UploadedFile } from '@huitou/shared-types/files/schema.ts';
import type { RowError } from '@huitou/shared-types/tasks/schema.ts';
import { z } from 'zod';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { FileAnswer, StaffCall } from '../../platform/http/mount.ts';
import { newToken } from '../../platform/ids.ts';
import { readSheet, writeSheet } from '../../platform/sheet.ts';
import { recordAudit } from '../audit/index.ts';
import { searchCustomerIds } from '../customers/index.ts';
import { staffActor } from '../staff/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import { grantable, grantTo } from './grant-by-staff.ts';
import { readTemplate } from './issue-coupon.ts';

const WHO = '顾客';
const HOW_MANY = '张数';
const MOST_ROWS = 20_000;
const MOST_EACH = 20;

/** The file to fill in. */
export const grantSheet = async (): Promise<FileAnswer> => {
  const sheet = await writeSheet([WHO, HOW_MANY], [], {
    format: 'xlsx',
    title: '发券名单',
    stamp: `“${WHO}”填顾客编号或手机号，“${HOW_MANY}”不填为 1，最多 ${MOST_EACH}；最多 ${MOST_ROWS} 行`,
    widths: { [WHO]: 24 },
  });
  return { body: sheet.bytes, type: sheet.type, filename: '发券名单.xlsx' };
};

const payload = z.object({
  templateId: z.int(),
  staffId: z.int(),
  /** Names this grant: a task that begins again after its worker died gives nothing twice. */
  key: z.string(),
  rows: z.array(z.object({ number: z.int(), who: z.string(), quantity: z.string() })),
});

/** Starts to give coupons to the customers of a file. @throws import_unreadable, import_invalid, coupon_not_claimable, not_found */
export const importGrant = async (
  { id, file, reason }: { id: number; file: UploadedFile; reason: string },
  call: StaffCall,
): Promise<{ taskId: string }> => {
  const template = await grantable(id);
  const rows = (await readSheet(file, WHO, MOST_ROWS)).map(({ number, cells }) => ({
    number,
    who: cells[WHO] ?? '',
    quantity: cells[HOW_MANY] ?? '',
  }));
  if (rows.length === 0) fail('import_invalid', '名单是空的');
  return transact(async () => {
    await recordAudit(call.actor, {
      action: 'coupon.grant',
      subject: 'coupon_template',
      subjectId: id,
      summary: `按名单发放 ${template.name}，${rows.length} 行：${reason}`,
    });
    const taskId = await startTask({
      kind: 'coupon-grant',
      title: `按名单发券：${template.name}`,
      staffId: call.actor.id,
      payload: { templateId: id, staffId: call.actor.id, key: newToken().slice(0, 16), rows },
      total: rows.length,
    });
    return { taskId: String(taskId) };
  });
};

/** A row that cannot be taken is listed with its reason and does not hold the others back. */
export const importGrantTask = defineTask({
  kind: 'coupon-grant',
  schema: payload,
  run: async ({ templateId, staffId, key, rows }, progress) => {
    const staff = await staffActor(staffId);
    const template = must(await readTemplate(templateId));
    const errors: RowError[] = [];
    let granted = 0;
    const seen = new Set<number>();
    for (const [done, row] of rows.entries()) {
      const quantity = row.quantity === '' ? 1 : Number(row.quantity);
      const customerId = (await findCustomer(row.who)) ?? 0;
      const error = (column: string, message: string): void => {
        errors.push({ row: row.number, column, message });
      };
      if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_EACH) error(HOW_MANY, `张数须为 1 到 ${MOST_EACH} 的整数`);
      else if (customerId === 0) error(WHO, '没有这位顾客');
      else if (seen.has(customerId)) error(WHO, '名单中重复，已按第一行发放');
      else {
        seen.add(customerId);
        const given = await grantTo(template, { customerId, quantity, key }, staff);
        granted += given.granted;
        if (given.message !== '') error(WHO, given.message);
      }
      await progress(done + 1, rows.length);
    }
    return { message: `已发放 ${granted} 张，${errors.length} 行有问题`, errors, failed: granted === 0 && errors.length > 0 };
  },
});

/** By phone or number; a nickname names nobody for certain. Whether there is somebody of that number is seen when it is given. */
const findCustomer = async (who: string): Promise<number | undefined> => {
  const text = who.replace(/[\s-]/g, '');
  if (/^1\d{10}$/.test(text)) return (await searchCustomerIds(text, 1))[0];
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
};
