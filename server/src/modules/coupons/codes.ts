import { randomInt } from 'node:crypto';
import type { CodeBatch, codeBatchListIn, CodeBatchPage, makeCodesIn, switchBatchIn } from '@huitou/shared-types/coupons/schema.ts';
import { z } from 'zod';
import { iso, isoOrNull, now } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { defineTask, startTask } from '../tasks/index.ts';
import { type BatchRow, db } from './coupon.entity.ts';
import { readTemplate } from './issue-coupon.ts';

/** Without letters and digits that look alike. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** Twelve of 32 letters: 60 bits, not to be guessed. */
const newCode = (length = 12): string => Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

const batchView = (row: BatchRow, shared: string): CodeBatch => ({
  id: String(row.id),
  kind: row.kind,
  code: shared,
  count: row.count,
  made: row.made,
  redeemed: row.redeemed,
  enabled: Boolean(row.enabled),
  expiresAt: isoOrNull(row.expires_at),
  note: row.note,
  createdBy: row.created_by,
  createdAt: iso(row.created_at),
});
const views = async (rows: readonly BatchRow[]): Promise<CodeBatch[]> => {
  const shared = rows.filter((row) => row.kind === 'shared').map((row) => row.id);
  const codes =
    shared.length === 0 ? [] : await db().selectFrom('coupon_codes').select(['batch_id', 'code']).where('batch_id', 'in', shared).execute();
  return rows.map((row) => batchView(row, codes.find((code) => code.batch_id === row.id)?.code ?? ''));
};
const showBatch = async (id: number): Promise<CodeBatch> => {
  const row = await db().selectFrom('coupon_code_batches').selectAll().where('id', '=', id).executeTakeFirst();
  return must((await views([must(row)]))[0]);
};

export const listCodes = async (input: z.output<typeof codeBatchListIn>): Promise<CodeBatchPage> => {
  let list = db().selectFrom('coupon_code_batches').selectAll().where('template_id', '=', input.id);
  const before = idCursor(input.cursor);
  if (before !== null) list = list.where('id', '<', before);
  const rows = await list
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const all = await views(rows);
  return toPage(
    rows,
    input.limit,
    (row) => must(all[rows.indexOf(row)], 'internal'),
    (row) => [row.id],
  );
};

/**
 * One code for everybody, at once; or single ones, in the background.
 * @throws coupon_code_taken, coupon_not_claimable when the template is not handed out by code, not_found
 */
export const makeCodes = async (input: z.output<typeof makeCodesIn>, call: StaffCall): Promise<CodeBatch> => {
  if (input.kind === 'single' && input.count < 1) fail('invalid_input', '请填写生成数量', [{ path: 'count', message: '请填写生成数量' }]);
  if (input.expiresAt !== null && new Date(input.expiresAt) <= now())
    fail('invalid_input', '失效时间已经过去', [{ path: 'expiresAt', message: '失效时间已经过去' }]);
  try {
    return await transact(() => makeBatch(input, call));
  } catch (error) {
    if (isDuplicate(error)) fail('coupon_code_taken');
    throw error;
  }
};

const makeBatch = async (input: z.output<typeof makeCodesIn>, call: StaffCall): Promise<CodeBatch> => {
  const template = must(await readTemplate(input.id));
  if (template.status === 'draft' || template.status === 'recalled') fail('coupon_not_claimable', '请先发布优惠券');
  const made = await db()
    .insertInto('coupon_code_batches')
    .values({
      template_id: template.id,
      kind: input.kind,
      count: input.count,
      made: input.kind === 'shared' ? 1 : 0,
      redeemed: 0,
      enabled: true,
      expires_at: input.expiresAt === null ? null : new Date(input.expiresAt),
      note: input.note,
      created_by: call.actor.name,
      created_at: now(),
    })
    .executeTakeFirstOrThrow();
  const batchId = Number(made.insertId);
  if (input.kind === 'shared') {
    const code = (input.code ?? newCode(8)).toUpperCase();
    await db().insertInto('coupon_codes').values({ batch_id: batchId, code, coupon_id: null, redeemed_at: null }).execute();
  } else {
    await startTask({
      kind: 'coupon-codes',
      title: `生成兑换码：${template.name}`,
      staffId: call.actor.id,
      payload: { batchId },
      total: input.count,
    });
  }
  await recordAudit(call.actor, {
    action: 'coupon.codes',
    subject: 'coupon_template',
    subjectId: template.id,
    summary: `${template.name}：${input.kind === 'shared' ? '新建通用码' : `生成 ${input.count} 个兑换码`}`,
  });
  return showBatch(batchId);
};

const BATCH = 1_000;
/** Writes the single codes of a batch, and goes on where an earlier attempt ended. */
export const makeCodesTask = defineTask({
  kind: 'coupon-codes',
  schema: z.object({ batchId: z.int() }),
  run: async ({ batchId }, progress) => {
    for (;;) {
      const { made, count } = await transact(() => writeSome(batchId));
      await progress(made, count);
      if (made >= count) return { message: `已生成 ${made} 个兑换码` };
    }
  },
});
const writeSome = async (batchId: number): Promise<{ made: number; count: number }> => {
  const batch = await db().selectFrom('coupon_code_batches').selectAll().where('id', '=', batchId).forUpdate().executeTakeFirstOrThrow();
  const some = Math.min(BATCH, batch.count - batch.made);
  if (some <= 0) return batch;
  const rows = Array.from({ length: some }, () => ({ batch_id: batchId, code: newCode(), coupon_id: null, redeemed_at: null }));
  // A code that exists already is passed over; the next round makes up for it.
  const written = await db().insertInto('coupon_codes').ignore().values(rows).executeTakeFirst();
  const made = batch.made + Number(written.numInsertedOrUpdatedRows ?? 0);
  await db().updateTable('coupon_code_batches').set({ made }).where('id', '=', batchId).execute();
  return { made, count: batch.count };
};

/** @throws not_found */
export const switchCodes = ({ id, batchId, enabled }: z.output<typeof switchBatchIn>, call: StaffCall): Promise<CodeBatch> =>
  transact(async () => {
    const found = await db()
      .selectFrom('coupon_code_batches')
      .select('id')
      .where('id', '=', batchId)
      .where('template_id', '=', id)
      .executeTakeFirst();
    must(found);
    await db().updateTable('coupon_code_batches').set({ enabled }).where('id', '=', batchId).execute();
    await recordAudit(call.actor, {
      action: 'coupon.codes',
      subject: 'coupon_template',
      subjectId: id,
      summary: `${enabled ? '启用' : '停用'}兑换码批次 ${batchId}`,
    });
    return showBatch(batchId);
  });
